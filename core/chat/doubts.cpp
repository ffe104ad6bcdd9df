#include "core/chat/doubts.h"

#include <algorithm>

namespace chat {

namespace {

constexpr std::chrono::milliseconds shortestWait {300};

/// Takes out what fits.
template <typename Predicate>
QList<Doubts::Item> takeIf(QList<Doubts::Item> &items, Predicate fits)
{
    QList<Doubts::Item> taken;
    std::copy_if(items.begin(), items.end(), std::back_inserter(taken), fits);
    items.removeIf(fits);
    return taken;
}

} // namespace

std::optional<Doubts::Item> Doubts::add(const ChatMessage &message, Shown shown)
{
    std::optional<Item> superfluous;
    if (m_items.size() >= maxItems)
        superfluous = m_items.takeFirst();
    m_items.append({message, shown, 1});
    return superfluous;
}

std::optional<Doubts::Item> Doubts::take(const ChatMessage &message)
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&](const Item &item) {
        return item.message.id == message.id && item.message.uid == message.uid;
    });
    if (found == m_items.end())
        return std::nullopt;
    const Item item = *found;
    m_items.erase(found);
    return item;
}

QList<Doubts::Item> Doubts::takePassed(const ChatMessage &entry)
{
    return takeIf(m_items, [&](const Item &item) {
        const bool hasUid = !entry.uid.isEmpty() && item.message.uid == entry.uid;
        return item.shown == Shown::Yes && (hasUid || item.message.id <= entry.id);
    });
}

bool Doubts::hasShown(const QByteArray &uid) const
{
    return std::any_of(m_items.begin(), m_items.end(),
        [&uid](const Item &item) { return item.shown == Shown::Yes && item.message.uid == uid; });
}

QList<Doubts::Item> Doubts::lookedInVain()
{
    for (Item &item : m_items)
        ++item.looks;
    return takeIf(m_items, [](const Item &item) {
        return item.looks >= (item.shown == Shown::Yes ? maxShownLooks : maxLooks);
    });
}

std::chrono::milliseconds Doubts::wait() const
{
    int looks = maxShownLooks;
    for (const Item &item : m_items)
        looks = std::min(looks, item.looks);
    return shortestWait * (1 << std::max(0, looks - 1));
}

} // namespace chat
