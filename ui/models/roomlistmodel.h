#pragma once

#include "core/chat/room.h"
#include "ui/models/notifychoice.h"

#include <QAbstractListModel>
#include <QHash>

#include <array>

namespace ui {

/// The headings of the sidebar, from top to bottom.
enum class RoomSection : quint8 { Starred, Channels, Patterns, Direct };

/// What the user decided about a room for this computer.
struct RoomMarks {
    bool starred = false;
    bool muted = false;
    NotifyLevel notify = NotifyLevel::Mentions;

    friend bool operator==(const RoomMarks &, const RoomMarks &) = default;
};

/// Sums over all rooms, for the window title and the tray. Muted rooms count only their mentions.
struct UnreadTotals {
    int unread = 0;
    int mentions = 0;

    friend bool operator==(const UnreadTotals &, const UnreadTotals &) = default;
};

/// The rooms of the sidebar under their section headings, as one flat list: a heading is a row that
/// can't be chosen, and stands only above rooms. Rooms keep the order in which they were added.
/// Thread: GUI.
class RoomListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class RowKind : quint8 { Heading, Room };
    enum Role {
        RowKindRole = Qt::UserRole, ///< int of RowKind
        SectionRole, ///< int of RoomSection
        RoomIdRole, ///< chat::RoomId
        StateRole, ///< int of chat::JoinState
        UnreadRole, ///< int
        MentionsRole, ///< int
        SubscribersRole, ///< QString: "12", "≥12", empty before the first count
        MutedRole, ///< bool
    };

    explicit RoomListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Adds the room at the end of its section; a room that is there already is updated instead.
    void add(const chat::Room &room);
    void remove(const chat::RoomId &id);
    /// Takes over what changed; rooms that are not listed are passed over.
    void update(const QList<chat::Room> &rooms);
    /// Marks live longer than a room: they are kept for the time it is joined again.
    void setMarks(const chat::RoomId &id, RoomMarks marks);
    RoomMarks marks(const chat::RoomId &id) const;

    /// An invalid index when the room is not listed.
    QModelIndex indexOf(const chat::RoomId &id) const;
    QList<chat::Room> rooms() const;
    UnreadTotals totals() const;
    /// The language changed: all words are asked for anew.
    void retranslate();

signals:
    /// The user decided something about a room, which is to be kept.
    void marksChanged(const chat::RoomId &id, ui::RoomMarks marks);

private:
    struct Place {
        RoomSection section = RoomSection::Channels;
        qsizetype position = -1; ///< -1: the heading
    };
    static constexpr int SectionCount = 4;

    QList<chat::Room> &section(RoomSection section) { return m_sections[size_t(section)]; }
    const QList<chat::Room> &section(RoomSection section) const
    {
        return m_sections[size_t(section)];
    }
    RoomSection sectionFor(const chat::RoomId &id) const;
    Place placeOf(int row) const;
    int rowOf(Place place) const;
    Place find(const chat::RoomId &id) const;
    QVariant headingData(RoomSection section, int role) const;
    QVariant roomData(const chat::Room &room, int role) const;

    std::array<QList<chat::Room>, SectionCount> m_sections;
    QHash<chat::RoomId, RoomMarks> m_marks;
};

} // namespace ui
