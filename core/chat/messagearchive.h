#pragma once

#include "core/base/result.h"
#include "core/chat/message.h"
#include "core/chat/recentmessages.h"
#include "core/chat/roomid.h"

#include <QList>

#include <functional>
#include <optional>

class QObject;

namespace chat {

/// What to look for in what was seen.
struct SearchQuery {
    QString text; ///< words, all of which a message has; each may be the beginning of a word
    std::optional<RoomId> room; ///< nothing: everywhere
    QByteArray from; ///< empty: of anybody
    LogId before; ///< null: the newest first; else those that are older (one room only)
    int limit = 100;
};

/// A piece of a text. Units: UTF-16 code units, as QString counts.
struct TextRange {
    qsizetype start = 0;
    qsizetype length = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// A message that a search found, with where its words stand in the body.
struct SearchHit {
    RoomId room;
    ChatMessage message;
    QList<TextRange> highlights;
};

/// Keeps what was seen on this computer: rooms open from it at once, and it can be searched.
///
/// Only what has a place in a log is kept. Handlers are called exactly once, or not at all when their
/// context has died; calls take effect in the order they were made.
/// Thread: GUI. Errors: Storage.
class MessageArchive {
public:
    using PageHandler = std::function<void(const base::Result<QList<ChatMessage>> &)>;
    using SearchHandler = std::function<void(const base::Result<QList<SearchHit>> &)>;

    MessageArchive() = default;
    MessageArchive(const MessageArchive &) = delete;
    MessageArchive &operator=(const MessageArchive &) = delete;
    virtual ~MessageArchive() = default;

    /// Messages without a log id are left out; one that is there already stays as it is.
    virtual void add(const RoomId &room, const QList<ChatMessage> &messages) = 0;
    /// The server's log does not have these.
    virtual void remove(const RoomId &room, const QList<ShownMessage> &messages) = 0;
    /// The newest ones, in ascending order.
    virtual void newest(const RoomId &room, int count, QObject *context, PageHandler handler) = 0;
    /// The newest ones before an id, in ascending order.
    virtual void before(const RoomId &room, const LogId &id, int count, QObject *context,
        PageHandler handler)
        = 0;
    /// The newest hits first.
    virtual void search(const SearchQuery &query, QObject *context, SearchHandler handler) = 0;
};

} // namespace chat
