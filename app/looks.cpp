#include "app/looks.h"

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

QString shownLanguage(const QString &chosen)
{
    const QString wanted = chosen.isEmpty() ? QLocale::system().name() : chosen;
    return wanted.startsWith("zh"_L1) ? u"zh_CN"_s : u"en"_s;
}

} // namespace

Looks::Looks(const WindowSettings &settings, QObject *parent)
    : QObject(parent)
    , m_mode(settings.theme)
    , m_textPercent(settings.textPercent)
{
    setLanguage(settings.language);
    apply();
    qApp->installEventFilter(this);
}

bool Looks::isDark() const
{
    return m_mode == ui::ThemeMode::System ? ui::systemPrefersDark()
                                           : m_mode == ui::ThemeMode::Dark;
}

void Looks::apply()
{
    m_theme = ui::loadTheme(isDark(), m_textPercent);
    QApplication::setFont(m_theme.uiFont);
    QApplication::setPalette(ui::toPalette(m_theme));
    qApp->setStyleSheet(ui::toStyleSheet(m_theme));
    emit themeChanged(m_theme);
}

void Looks::setMode(ui::ThemeMode mode)
{
    m_mode = mode;
    apply();
}

void Looks::setTextPercent(int percent)
{
    m_textPercent = percent;
    apply();
}

void Looks::setLanguage(const QString &language)
{
    const QString shown = shownLanguage(language);
    if (shown == m_language)
        return;
    m_language = shown;
    QCoreApplication::removeTranslator(&m_translator);
    QCoreApplication::removeTranslator(&m_qtTranslator);
    if (shown == u"en")
        return;
    if (m_qtTranslator.load(u"qtbase_"_s + shown,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTranslator);
    if (m_translator.load(u":/i18n/taproom_"_s + shown))
        QCoreApplication::installTranslator(&m_translator);
}

bool Looks::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop went from light to dark or back.
    if (watched == qApp && event->type() == QEvent::ThemeChange && m_mode == ui::ThemeMode::System
        && isDark() != m_theme.dark)
        apply();
    return QObject::eventFilter(watched, event);
}

} // namespace app
