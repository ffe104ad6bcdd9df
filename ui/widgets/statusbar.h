#pragma once

#include "core/redis/clientview.h"
#include "ui/paint/theme.h"

#include <QStatusBar>

namespace ui {

class ElidedLabel;
struct StatusText;

/// Says which node is read and which is written and how those links are; and, where there is no fit
/// replica, that everything goes to the master.
class StatusBar final : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setView(const redis::ClientView &view);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showLinks();
    void showStatus(ElidedLabel &label, const StatusText &status, const redis::LinkView &link);

    ElidedLabel *m_reading;
    ElidedLabel *m_writing;
    ElidedLabel *m_hint;
    ElidedLabel *m_server;
    Theme m_theme;
    redis::ClientView m_view;
};

} // namespace ui
