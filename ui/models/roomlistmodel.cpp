#include "ui/models/roomlistmodel.h"

#include "ui/text/roomtext.h"

namespace ui {

namespace {

QString toHeading(RoomSection section)
{
    switch (section) {
    case RoomSection::Starred:
        return RoomListModel::tr("Starred");
    case RoomSection::Channels:
        return RoomListModel::tr("Channels");
    case RoomSection::Patterns:
        return RoomListModel::tr("Patterns");
    case RoomSection::Direct:
        return RoomListModel::tr("Direct");
    }
    return {};
}

} // namespace

RoomListModel::RoomListModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    qsizetype rows = 0;
    for (const QList<chat::Room> &rooms : m_sections)
        rows += rooms.isEmpty() ? 0 : rooms.size() + 1;
    return int(rows);
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Place place = placeOf(index.row());
    if (role == SectionRole)
        return int(place.section);
    if (role == RowKindRole)
        return int(place.position < 0 ? RowKind::Heading : RowKind::Room);
    if (place.position < 0)
        return headingData(place.section, role);
    return roomData(section(place.section).at(place.position), role);
}

QVariant RoomListModel::headingData(RoomSection section, int role) const
{
    return role == Qt::DisplayRole ? toHeading(section) : QVariant();
}

QVariant RoomListModel::roomData(const chat::Room &room, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return toPlainName(room.id);
    case Qt::ToolTipRole:
        return toRoomToolTip(room);
    case Qt::AccessibleDescriptionRole:
        return toRoomDescription(room, marks(room.id).muted);
    case RoomIdRole:
        return QVariant::fromValue(room.id);
    case StateRole:
        return int(room.state);
    case UnreadRole:
        return room.unread;
    case MentionsRole:
        return room.mentions;
    case SubscribersRole:
        return room.subscribers ? toCountText(*room.subscribers) : QString();
    case MutedRole:
        return marks(room.id).muted;
    default:
        return {};
    }
}

Qt::ItemFlags RoomListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // A heading is disabled, so that the arrow keys step over it.
    if (placeOf(index.row()).position < 0)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

void RoomListModel::add(const chat::Room &room)
{
    if (find(room.id).position >= 0) {
        update({room});
        return;
    }
    const RoomSection target = sectionFor(room.id);
    const bool first = section(target).isEmpty();
    const int row = rowOf({target, section(target).size()});
    // The heading comes together with its first room.
    beginInsertRows({}, first ? row - 1 : row, row);
    section(target).append(room);
    endInsertRows();
}

void RoomListModel::remove(const chat::RoomId &id)
{
    const Place place = find(id);
    if (place.position < 0)
        return;
    const int row = rowOf(place);
    const bool last = section(place.section).size() == 1;
    beginRemoveRows({}, last ? row - 1 : row, row);
    section(place.section).removeAt(place.position);
    endRemoveRows();
}

void RoomListModel::update(const QList<chat::Room> &rooms)
{
    for (const chat::Room &room : rooms) {
        const Place place = find(room.id);
        if (place.position < 0)
            continue;
        section(place.section)[place.position] = room;
        const QModelIndex changed = index(rowOf(place));
        emit dataChanged(changed, changed);
    }
}

void RoomListModel::setMarks(const chat::RoomId &id, RoomMarks marks)
{
    const RoomMarks before = this->marks(id);
    if (before == marks)
        return;
    const Place place = find(id);
    if (place.position < 0) {
        m_marks.insert(id, marks);
    } else if (before.starred == marks.starred) {
        m_marks.insert(id, marks);
        update({section(place.section).at(place.position)});
    } else {
        const chat::Room room = section(place.section).at(place.position);
        remove(id);
        m_marks.insert(id, marks);
        add(room);
    }
    emit marksChanged(id, marks);
}

RoomMarks RoomListModel::marks(const chat::RoomId &id) const
{
    return m_marks.value(id);
}

QModelIndex RoomListModel::indexOf(const chat::RoomId &id) const
{
    const Place place = find(id);
    return place.position < 0 ? QModelIndex() : index(rowOf(place));
}

QList<chat::Room> RoomListModel::rooms() const
{
    QList<chat::Room> all;
    for (const QList<chat::Room> &rooms : m_sections)
        all += rooms;
    return all;
}

UnreadTotals RoomListModel::totals() const
{
    UnreadTotals totals;
    for (const QList<chat::Room> &rooms : m_sections) {
        for (const chat::Room &room : rooms) {
            totals.unread += marks(room.id).muted ? room.mentions : room.unread;
            totals.mentions += room.mentions;
        }
    }
    return totals;
}

void RoomListModel::retranslate()
{
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1));
}

RoomSection RoomListModel::sectionFor(const chat::RoomId &id) const
{
    if (marks(id).starred)
        return RoomSection::Starred;
    switch (id.kind()) {
    case chat::RoomId::Kind::Channel:
        return RoomSection::Channels;
    case chat::RoomId::Kind::Pattern:
        return RoomSection::Patterns;
    case chat::RoomId::Kind::Direct:
        return RoomSection::Direct;
    }
    return RoomSection::Channels;
}

RoomListModel::Place RoomListModel::placeOf(int row) const
{
    qsizetype start = 0;
    for (int index = 0; index < SectionCount; ++index) {
        const auto name = RoomSection(index);
        const qsizetype rows = section(name).isEmpty() ? 0 : section(name).size() + 1;
        if (row < start + rows)
            return {name, row - start - 1};
        start += rows;
    }
    Q_ASSERT(false);
    return {};
}

int RoomListModel::rowOf(Place place) const
{
    qsizetype row = 0;
    for (int index = 0; index < int(place.section); ++index) {
        const QList<chat::Room> &rooms = m_sections[size_t(index)];
        row += rooms.isEmpty() ? 0 : rooms.size() + 1;
    }
    return int(row + place.position + 1);
}

RoomListModel::Place RoomListModel::find(const chat::RoomId &id) const
{
    const RoomSection where = sectionFor(id);
    const QList<chat::Room> &rooms = section(where);
    for (qsizetype position = 0; position < rooms.size(); ++position) {
        if (rooms.at(position).id == id)
            return {where, position};
    }
    return {where, -1};
}

} // namespace ui
