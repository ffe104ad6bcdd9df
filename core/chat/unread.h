#pragma once

#include "core/chat/message.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace chat {

/// Finds a user's name in texts as a word of its own, in any case: `@alice`, `Alice:`, not `alice2`.
class MentionFinder final {
public:
    explicit MentionFinder(const QByteArray &userName);

    bool isMentionedIn(QByteArrayView body) const;

private:
    bool isMentionedInAscii(QByteArrayView body) const;

    QByteArray m_lowerName; ///< set when the name is plain ASCII
    QString m_name;
};

/// Counts what a room got since the user last saw it.
class UnreadCount final {
public:
    int unread() const { return m_unread; }
    int mentions() const { return m_mentions; }

    /// True when a number changed.
    bool add(const QList<ChatMessage> &messages, QByteArrayView ownName,
        const MentionFinder &finder);
    bool clear();

private:
    int m_unread = 0;
    int m_mentions = 0;
};

} // namespace chat
