#pragma once

#include "core/chat/logid.h"

#include <QByteArray>
#include <QList>
#include <QSet>

#include <algorithm>
#include <deque>

namespace chat {

/// The ids and uids of a room's last messages, to know them again. Bounded.
class RecentMessages final {
public:
    static constexpr size_t maxMessages = 2048;

    /// Ids have to come in ascending order; either part may be missing.
    void add(const LogId &id, const QByteArray &uid);
    bool containsUid(const QByteArray &uid) const { return !uid.isEmpty() && m_uids.contains(uid); }
    /// Whether the id is known, or so old that nobody can tell.
    bool mayContain(const LogId &id) const;
    /// Nobody can tell about ids before this one.
    void setBeginning(const LogId &id) { m_beginning = std::max(m_beginning, id); }
    /// The id that stands `count` before the last, or the oldest known; null when none is known.
    LogId back(size_t count) const;
    /// Forgets the ids from this one on, and gives them back in ascending order; uids stay known.
    QList<LogId> cutFrom(const LogId &id);

private:
    std::deque<LogId> m_ids;
    std::deque<QByteArray> m_order;
    QSet<QByteArray> m_uids;
    LogId m_beginning; ///< older ids had to go
};

} // namespace chat
