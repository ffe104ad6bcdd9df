#include "app/looks.h"

#include <QApplication>
#include <QEvent>

namespace app {

Looks::Looks(const WindowSettings &settings, QObject *parent)
    : QObject(parent)
    , m_mode(settings.theme)
    , m_textPercent(settings.textPercent)
    , m_translations(*qApp)
    , m_ring(*qApp)
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
    m_ring.setTheme(m_theme);
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
    m_translations.setLanguage(language);
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
