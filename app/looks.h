#pragma once

#include "app/windowsettings.h"
#include "ui/paint/theme.h"

#include <QObject>
#include <QTranslator>

namespace app {

/// Colours, text size and language of the whole program, as chosen and as the system has them.
/// Thread: GUI.
class Looks final : public QObject {
    Q_OBJECT

public:
    explicit Looks(const WindowSettings &settings, QObject *parent = nullptr);

    const ui::Theme &theme() const { return m_theme; }
    /// `en` or `zh_CN`: what is shown now.
    const QString &language() const { return m_language; }

    void setMode(ui::ThemeMode mode);
    void setTextPercent(int percent);
    void setLanguage(const QString &language);

signals:
    void themeChanged(const ui::Theme &theme);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    bool isDark() const;

    ui::ThemeMode m_mode;
    int m_textPercent;
    QString m_language;
    ui::Theme m_theme;
    QTranslator m_translator;
    QTranslator m_qtTranslator;
};

} // namespace app
