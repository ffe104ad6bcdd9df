#pragma once

#include "app/windowsettings.h"
#include "ui/paint/systemappearance.h"
#include "ui/paint/theme.h"
#include "ui/text/translations.h"
#include "ui/widgets/focusring.h"

#include <QObject>

namespace app {

/// Colours, text size and language of the whole program, as chosen and as the system has them.
/// Thread: GUI.
class Looks final : public QObject {
    Q_OBJECT

public:
    explicit Looks(const WindowSettings &settings, QObject *parent = nullptr);

    const ui::Theme &theme() const { return m_theme; }
    /// `en` or `zh_CN`: what is shown now.
    const QString &language() const { return m_translations.language(); }

    void setMode(ui::ThemeMode mode);
    void setTextPercent(int percent);
    void setLanguage(const QString &language);

signals:
    void themeChanged(const ui::Theme &theme);

private:
    void apply();
    bool isDark() const;

    ui::SystemAppearance m_system;
    ui::ThemeMode m_mode;
    int m_textPercent;
    ui::Theme m_theme;
    ui::Translations m_translations;
    ui::FocusRing m_ring;
};

} // namespace app
