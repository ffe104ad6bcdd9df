#include "ui/models/channeldirectorymodel.h"

#include "ui/text/roomtext.h"
#include "ui/text/timetext.h"

#include <QHash>

namespace ui {

namespace {

// The time for what was said today, the day for the rest.
QString toActivityText(std::chrono::milliseconds at, const QDate &today)
{
    if (at.count() == 0)
        return {};
    const QDate day = dayOf(at);
    return day == today ? timeText(at) : dayText(day, today);
}

redis::SubscriberCount toCount(const chat::KnownChannel &channel)
{
    return {channel.name, {}, channel.subscribers, channel.complete};
}

} // namespace

ChannelDirectoryModel::ChannelDirectoryModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

int ChannelDirectoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_channels.size());
}

int ChannelDirectoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChannelDirectoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const chat::KnownChannel &channel = m_channels.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayData(channel, index.column());
    case Qt::TextAlignmentRole:
        if (index.column() == SubscribersColumn)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    case Qt::AccessibleDescriptionRole:
        return m_joined.contains(channel.name) ? tr("joined") : QString();
    case NameRole:
        return channel.name;
    case JoinedRole:
        return m_joined.contains(channel.name);
    case SortRole:
        return sortData(channel, index.column());
    default:
        return {};
    }
}

QVariant ChannelDirectoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == SubscribersColumn)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Channel");
    case SubscribersColumn:
        return tr("Subscribers");
    case ActivityColumn:
        return tr("Last message");
    default:
        return {};
    }
}

void ChannelDirectoryModel::setChannels(const QList<chat::KnownChannel> &channels)
{
    m_today = QDate::currentDate();
    QSet<QByteArray> present;
    for (const chat::KnownChannel &channel : channels)
        present.insert(channel.name);
    removeMissing(present);
    QHash<QByteArray, qsizetype> rows;
    for (qsizetype row = 0; row < m_channels.size(); ++row)
        rows.insert(m_channels.at(row).name, row);
    QList<chat::KnownChannel> added;
    for (const chat::KnownChannel &channel : channels) {
        const qsizetype row = rows.value(channel.name, -1);
        if (row < 0) {
            rows.insert(channel.name, m_channels.size() + added.size());
            added.append(channel);
        } else if (row < m_channels.size()) {
            m_channels[row] = channel;
            emit dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
        }
    }
    if (added.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
    m_channels += added;
    endInsertRows();
}

void ChannelDirectoryModel::setJoined(const QSet<QByteArray> &names)
{
    m_joined = names;
    retranslate();
}

void ChannelDirectoryModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_channels.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QVariant ChannelDirectoryModel::displayData(const chat::KnownChannel &channel, int column) const
{
    switch (column) {
    case NameColumn:
        return toPlainName(chat::RoomId(channel.name));
    case SubscribersColumn:
        return toCountText(toCount(channel));
    case ActivityColumn:
        return toActivityText(channel.lastActivity, m_today);
    default:
        return {};
    }
}

QVariant ChannelDirectoryModel::sortData(const chat::KnownChannel &channel, int column) const
{
    switch (column) {
    case SubscribersColumn:
        return channel.subscribers;
    case ActivityColumn:
        return qlonglong(channel.lastActivity.count());
    default:
        return toPlainName(chat::RoomId(channel.name));
    }
}

void ChannelDirectoryModel::removeMissing(const QSet<QByteArray> &present)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (present.contains(m_channels.at(row).name))
            continue;
        beginRemoveRows({}, row, row);
        m_channels.removeAt(row);
        endRemoveRows();
    }
}

} // namespace ui
