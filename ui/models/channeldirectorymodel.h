#pragma once

#include "core/chat/room.h"

#include <QAbstractTableModel>
#include <QDate>
#include <QSet>

namespace ui {

/// The channels that exist, for the browse dialog: name, subscribers, last message.
/// Thread: GUI.
class ChannelDirectoryModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { NameColumn, SubscribersColumn, ActivityColumn, ColumnCount };
    enum Role {
        NameRole = Qt::UserRole, ///< QByteArray: the channel as the server knows it
        JoinedRole, ///< bool
        SortRole, ///< what the column sorts by: text or number
    };

    explicit ChannelDirectoryModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// A new answer of the servers: rows are added, changed and removed as they differ, so that the
    /// selection stays where it is.
    void setChannels(const QList<chat::KnownChannel> &channels);
    void setJoined(const QSet<QByteArray> &names);
    void retranslate();

private:
    QVariant displayData(const chat::KnownChannel &channel, int column) const;
    QVariant sortData(const chat::KnownChannel &channel, int column) const;
    void removeMissing(const QSet<QByteArray> &present);

    QList<chat::KnownChannel> m_channels;
    QSet<QByteArray> m_joined;
    QDate m_today; ///< when the servers answered
};

} // namespace ui
