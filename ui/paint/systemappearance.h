#pragma once

#include <QObject>

#include <memory>

namespace ui {

class AppearancePortal;

/// Whether the desktop is dark, and when that changes. Desktops that Qt 6.4 does not understand say it
/// over D-Bus; their answer comes a little later, by changed().
/// Thread: GUI. Source: https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
class SystemAppearance final : public QObject {
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);
    ~SystemAppearance() override;

    bool isDark() const { return m_dark; }

signals:
    void changed(bool dark);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeScheme(uint scheme);
    void setDark(bool dark);

    std::unique_ptr<AppearancePortal> m_portal; ///< null where there is no bus
    bool m_portalDecides = false;
    bool m_dark = false;
};

} // namespace ui
