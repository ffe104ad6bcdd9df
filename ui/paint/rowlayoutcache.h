#pragma once

#include "ui/paint/rowlayout.h"

#include <QHash>

#include <list>

namespace ui {

/// Keeps the layouts of the rows that were used last; bounded, whatever the history.
class RowLayoutCache final {
public:
    explicit RowLayoutCache(qsizetype capacity = 256);

    /// Never fewer than what one frame needs.
    void setCapacity(qsizetype capacity);
    /// The layout of an entry if it was made from what `stamp` stands for, else null; it becomes the one
    /// used last. Lifetime: until `capacity` others were used, or clear().
    const RowLayout *find(chat::EntryId entry, size_t stamp);
    const RowLayout *insert(size_t stamp, RowLayout layout);
    void remove(chat::EntryId entry);
    void clear();
    qsizetype size() const { return m_places.size(); }

private:
    struct Item {
        size_t stamp = 0;
        RowLayout layout;
    };
    using Items = std::list<Item>;

    void shrink();

    Items m_items; ///< the one used last in front
    QHash<chat::EntryId, Items::iterator> m_places;
    qsizetype m_capacity;
};

} // namespace ui
