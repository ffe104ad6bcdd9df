#pragma once

#include "core/chat/logid.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <algorithm>
#include <deque>

namespace chat {

/// Names a message that was shown.
struct ShownMessage {
    LogId id;
    QByteArray uid;

    friend bool operator==(const ShownMessage &, const ShownMessage &) = default;
};

/// The ids and uids of a room's last messages that were read from its log, to know them again. Bounded.
///
/// Nothing that only came live may get in here: forged ids would push the true ones out.
class RecentMessages final {
public:
    static constexpr size_t maxMessages = 2048;

    /// Ids have to come in ascending order; the uid may be missing.
    void add(const LogId &id, const QByteArray &uid);
    bool containsUid(const QByteArray &uid) const { return !uid.isEmpty() && m_uids.contains(uid); }
    /// Whether the id is known, or so old that nobody can tell.
    bool mayContain(const LogId &id) const;
    /// Nobody can tell about ids before this one.
    void setBeginning(const LogId &id) { m_beginning = std::max(m_beginning, id); }
    /// The newest one; null when there is none.
    LogId lastId() const { return m_messages.empty() ? LogId() : m_messages.back().id; }
    /// Forgets the last `count`, and gives them back in ascending order.
    QList<ShownMessage> takeLast(size_t count);

private:
    std::deque<ShownMessage> m_messages;
    QSet<QByteArray> m_uids;
    LogId m_beginning; ///< older ids had to go
};

} // namespace chat
