#pragma once

#include "core/base/error.h"
#include "core/chat/timelineentry.h"

#include <QHash>

#include <deque>
#include <optional>

namespace chat {

/// The own messages at the end of a timeline that have no log id yet, in the order they were written.
class WaitingTail final {
public:
    struct Item {
        EntryId entry = 0;
        ChatMessage message;
        SendState state = SendState::Waiting;
        std::optional<base::Error> refusal;
    };

    qsizetype size() const { return qsizetype(m_items.size()); }
    /// Lifetime of the views: until the next change.
    TimelineEntry at(qsizetype position) const;
    std::optional<qsizetype> positionOf(EntryId entry) const;
    std::optional<qsizetype> positionOfUid(const QByteArray &uid) const;
    Item &item(qsizetype position) { return m_items[size_t(position)]; }
    const Item &item(qsizetype position) const { return m_items[size_t(position)]; }

    /// Entry ids have to come in ascending order.
    void append(EntryId entry, const ChatMessage &message);
    Item take(qsizetype position);
    qsizetype memoryBytes() const;

private:
    std::deque<Item> m_items;
    QHash<QByteArray, EntryId> m_entries;
};

/// A message as an entry whose views point into it; `packer` keeps its packed uid and reply uid.
struct EntryPackers {
    UidPacker uid;
    UidPacker re;
};
TimelineEntry toEntry(const ChatMessage &message, EntryPackers &packers);

} // namespace chat
