#pragma once

#include "core/chat/message.h"

#include <QHash>
#include <QList>

#include <optional>

namespace chat {

/// What its sender made of a message later.
struct Amendment {
    std::optional<QByteArray> body; ///< the newest edit; nothing: as it was sent
    bool isDeleted = false;
};

/// A sign and who set it, in the order they did.
struct Reaction {
    QByteArray sign; ///< one emoji or a short word, UTF-8
    QList<QByteArray> names;

    friend bool operator==(const Reaction &, const Reaction &) = default;
};

/// The edits, deletions and reactions of a room, by the uid of the message they are about.
///
/// They may come before that message is read: what is about an unknown uid waits here. Only the sender of
/// a message may edit or delete it; what others send is kept and has no effect. Whatever the order they
/// come in, the one with the greatest log id counts. Bounded.
class RoomEvents final {
public:
    static constexpr qsizetype maxTargets = 20'000;
    static constexpr qsizetype maxPerTarget = 500;
    static constexpr qsizetype maxSignBytes = 64;

    /// Whether a message of the kind is about another one and has no row of its own.
    static bool isEvent(MessageKind kind);

    /// Messages of other kinds are ignored.
    void take(const ChatMessage &event);
    bool isAbout(const QByteArray &uid) const { return m_targets.contains(uid); }
    /// `sender`: of the message itself.
    Amendment amendment(const QByteArray &uid, QByteArrayView sender) const;
    QList<Reaction> reactions(const QByteArray &uid) const;

private:
    struct Edit {
        LogId id;
        QByteArray sender;
        QByteArray body;
        bool deletes = false;
    };
    struct Sign {
        LogId id;
        LogId since; ///< when it was set
        QByteArray sender;
        QByteArray sign;
        bool isSet = true;
    };
    struct Target {
        QList<Edit> edits; ///< at most one a sender
        QList<Sign> signs; ///< at most one a sender and sign
    };

    static void takeEdit(Target &target, const ChatMessage &event);
    static void takeSign(Target &target, const ChatMessage &event);

    QHash<QByteArray, Target> m_targets;
    QList<QByteArray> m_order; ///< of the targets, the oldest first
};

} // namespace chat
