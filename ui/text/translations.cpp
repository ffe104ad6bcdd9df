#include "ui/text/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace ui {

Translations::Translations(QCoreApplication &application)
    : m_application(application)
{
}

Translations::~Translations()
{
    m_application.removeTranslator(&m_own);
    m_application.removeTranslator(&m_qt);
}

QStringList Translations::languages()
{
    return {u"en"_s, u"zh_CN"_s};
}

QString Translations::languageFor(const QString &localeName)
{
    const QLocale locale = localeName.isEmpty() ? QLocale::system() : QLocale(localeName);
    // Traditional characters are another script: simplified ones would be no better than English.
    if (locale.language() == QLocale::Chinese
        && locale.script() != QLocale::TraditionalChineseScript)
        return u"zh_CN"_s;
    return u"en"_s;
}

void Translations::setLanguage(const QString &localeName)
{
    const QString language = languageFor(localeName);
    if (language == m_language)
        return;
    m_language = language;
    QLocale::setDefault(QLocale(language));
    // Qt's words first: the translator that is installed last is asked first.
    m_application.removeTranslator(&m_qt);
    m_application.removeTranslator(&m_own);
    const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    if (m_qt.load(u"qtbase_"_s + language, folder))
        m_application.installTranslator(&m_qt);
    if (m_own.load(u":/i18n/taproom_"_s + language))
        m_application.installTranslator(&m_own);
}

} // namespace ui
