#include "ui/paint/rowlayoutcache.h"

#include <algorithm>

namespace ui {

RowLayoutCache::RowLayoutCache(qsizetype capacity)
    : m_capacity(capacity)
{
}

void RowLayoutCache::setCapacity(qsizetype capacity)
{
    m_capacity = std::max<qsizetype>(1, capacity);
    shrink();
}

const RowLayout *RowLayoutCache::find(chat::EntryId entry, size_t stamp)
{
    const auto place = m_places.constFind(entry);
    if (place == m_places.cend() || (*place)->stamp != stamp)
        return nullptr;
    m_items.splice(m_items.begin(), m_items, *place);
    return &m_items.front().layout;
}

const RowLayout *RowLayoutCache::insert(size_t stamp, RowLayout layout)
{
    remove(layout.entry);
    const chat::EntryId entry = layout.entry;
    m_items.push_front({stamp, std::move(layout)});
    m_places.insert(entry, m_items.begin());
    shrink();
    return &m_items.front().layout;
}

void RowLayoutCache::remove(chat::EntryId entry)
{
    const auto place = m_places.constFind(entry);
    if (place == m_places.cend())
        return;
    m_items.erase(*place);
    m_places.erase(place);
}

void RowLayoutCache::clear()
{
    m_places.clear();
    m_items.clear();
}

void RowLayoutCache::shrink()
{
    while (m_places.size() > m_capacity) {
        m_places.remove(m_items.back().layout.entry);
        m_items.pop_back();
    }
}

} // namespace ui
