#pragma once

#include "core/chat/recentmessages.h"

#include <QHash>

#include <deque>

namespace chat {

/// What was shown because it came live, and was not yet read from the log; in the order of its ids.
class Unverified final {
public:
    struct Item {
        ShownMessage message;
        bool wasShown = true; ///< false when its uid was known already
    };

    bool isEmpty() const { return m_items.empty(); }
    size_t size() const { return m_items.size(); }
    void add(const ShownMessage &message, bool wasShown);
    bool contains(const ShownMessage &message) const;
    bool containsUid(const QByteArray &uid) const { return !uid.isEmpty() && m_uids.contains(uid); }
    const LogId &firstId() const { return m_items.front().message.id; }
    Item takeFirst();

private:
    std::deque<Item> m_items;
    QHash<QByteArray, int> m_uids; ///< how often each stands in m_items
};

} // namespace chat
