#include "app/looks.h"

#include <QApplication>

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
    connect(&m_system, &ui::SystemAppearance::changed, this, [this] {
        if (m_mode == ui::ThemeMode::System)
            apply();
    });
}

bool Looks::isDark() const
{
    return m_mode == ui::ThemeMode::System ? m_system.isDark() : m_mode == ui::ThemeMode::Dark;
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

} // namespace app
