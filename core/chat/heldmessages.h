#pragma once

#include "core/chat/message.h"

#include <QList>

namespace chat {

/// Live messages that wait while a room's log is read. Bounded.
class HeldMessages final {
public:
    static constexpr qsizetype maxMessages = 4096;
    static constexpr qsizetype maxBytes = 4 * 1024 * 1024;

    struct Item {
        ChatMessage message;
        quint64 ticket = 0; ///< of the read that was under way when it came
    };

    bool isEmpty() const { return m_items.isEmpty(); }
    void add(const ChatMessage &message, quint64 ticket);
    bool isFull() const { return m_items.size() >= maxMessages || m_bytes >= maxBytes; }
    /// Those of the log with ids before this one, in the order of their ids; they are not held any more.
    QList<ChatMessage> takeBefore(const LogId &id);
    /// All of them, in the order they came; afterwards it is empty.
    QList<Item> take();

private:
    QList<Item> m_items;
    qsizetype m_bytes = 0;
};

} // namespace chat
