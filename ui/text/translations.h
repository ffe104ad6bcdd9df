#pragma once

#include <QStringList>
#include <QTranslator>

class QCoreApplication;

namespace ui {

/// The language of the window: one at a time, changed while the program runs. English has a translator
/// as well, for its plural forms.
/// Lifetime: the application must outlive it.
class Translations final {
public:
    explicit Translations(QCoreApplication &application);
    ~Translations();
    Translations(const Translations &) = delete;
    Translations &operator=(const Translations &) = delete;

    /// What there is, as names of locales: `en`, `zh_CN`.
    static QStringList languages();
    /// The best one for a locale's name; an empty name stands for the system's.
    static QString languageFor(const QString &localeName);
    /// Windows hear of it by QEvent::LanguageChange. An unknown language is English.
    void setLanguage(const QString &localeName);
    const QString &language() const { return m_language; }

private:
    QCoreApplication &m_application;
    QTranslator m_own;
    QTranslator m_qt; ///< standard buttons and menus
    QString m_language;
};

} // namespace ui
