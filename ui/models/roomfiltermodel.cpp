#include "ui/models/roomfiltermodel.h"

#include "ui/models/roomlistmodel.h"

#include <algorithm>

namespace ui {

RoomFilterModel::RoomFilterModel(RoomListModel &rooms, QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSourceModel(&rooms);
    // Whether a heading is shown depends on the rows below it, which the proxy cannot know.
    const auto refilter = [this] {
        if (!m_words.isEmpty())
            invalidateRowsFilter();
    };
    connect(&rooms, &QAbstractItemModel::rowsInserted, this, refilter);
    connect(&rooms, &QAbstractItemModel::rowsRemoved, this, refilter);
}

void RoomFilterModel::setFilterText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

bool RoomFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_words.isEmpty())
        return true;
    if (!isHeading(row))
        return nameMatches(row);
    for (int below = row + 1; below < sourceModel()->rowCount() && !isHeading(below); ++below) {
        if (nameMatches(below))
            return true;
    }
    return false;
}

bool RoomFilterModel::nameMatches(int row) const
{
    const QString name = sourceModel()->index(row, 0).data().toString();
    return std::all_of(m_words.cbegin(), m_words.cend(),
        [&name](const QString &word) { return name.contains(word, Qt::CaseInsensitive); });
}

bool RoomFilterModel::isHeading(int row) const
{
    return sourceModel()->index(row, 0).data(RoomListModel::RowKindRole).toInt()
        == int(RoomListModel::RowKind::Heading);
}

} // namespace ui
