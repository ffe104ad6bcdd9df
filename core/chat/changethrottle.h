#pragma once

#include "core/chat/roomid.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace chat {

/// Tells of changed rooms at once, but not more often than lists have to be drawn: at most ten times a
/// second.
/// Thread: GUI.
class ChangeThrottle final : public QObject {
    Q_OBJECT

public:
    explicit ChangeThrottle(QObject *parent = nullptr);

    void note(const RoomId &room);
    void forget(const RoomId &room) { m_changed.remove(room); }

signals:
    void changed(const chat::RoomId &room);

private:
    void tell();

    QSet<RoomId> m_changed;
    QTimer m_timer;
};

} // namespace chat
