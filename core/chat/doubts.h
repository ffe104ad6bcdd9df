#pragma once

#include "core/chat/message.h"

#include <QList>

#include <chrono>
#include <optional>

namespace chat {

/// Messages that came live or were in the log once, and that the log as it was read does not have.
///
/// Either the node that answered is behind for a moment, or the log lost them, or they were forged: time
/// tells. Bounded.
class Doubts final {
public:
    /// Whether the user has seen it.
    enum class Shown : quint8 { No, Yes };
    struct Item {
        ChatMessage message;
        Shown shown = Shown::No;
        int looks = 0; ///< how often the log was looked into in vain
    };
    /// One that nobody has seen is plain after fewer looks than one that was shown is called lost.
    static constexpr int maxLooks = 4;
    static constexpr int maxShownLooks = 6;
    static constexpr qsizetype maxItems = 512;

    bool isEmpty() const { return m_items.isEmpty(); }
    /// Gives back the one that had to go for it.
    std::optional<Item> add(const ChatMessage &message, Shown shown);
    /// Takes out the one with this id and uid.
    std::optional<Item> take(const ChatMessage &message);
    /// Takes out those that were shown with this uid or with an id up to this: the log has gone on
    /// without them.
    QList<Item> takePassed(const ChatMessage &entry);
    /// Whether one that was shown has the uid.
    bool hasShown(const QByteArray &uid) const;
    /// They were looked for once more: takes out those that there is no hope for.
    QList<Item> lookedInVain();
    /// How long to wait before the next look, longer each time.
    std::chrono::milliseconds wait() const;

private:
    QList<Item> m_items;
};

} // namespace chat
