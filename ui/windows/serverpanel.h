#pragma once

#include "ui/paint/theme.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QScrollArea;

namespace chat {
class ChatService;
}
namespace redis {
class RedisClient;
}

namespace ui {

class IconButton;
class TopologyMap;

/// The right side of the window: the servers, who follows whom, and which of them we read and write.
/// Nothing is worked out while it is not seen.
/// Lifetime: chat and client must outlive it.
class ServerPanel final : public QWidget {
    Q_OBJECT

public:
    ServerPanel(const chat::ChatService &chat, const redis::RedisClient &client,
        QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// What takes the keyboard when the panel is gone to.
    QWidget *part() const;

signals:
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeLayout();
    void retranslate();
    void refresh();

    const chat::ChatService &m_chat;
    const redis::RedisClient &m_client;
    QTimer m_pause; ///< takes many changes together
    QWidget *m_head;
    QLabel *m_title;
    IconButton *m_close;
    QLabel *m_reason;
    QScrollArea *m_scroll;
    TopologyMap *m_map;
};

} // namespace ui
