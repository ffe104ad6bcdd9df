#pragma once

#include "core/chat/room.h"
#include "ui/paint/roomdelegate.h"
#include "ui/paint/theme.h"

#include <QDialog>
#include <QStandardItemModel>

class QListView;

namespace ui {

class SearchField;

/// Ctrl+K: goes to a room by a few letters of its name; mentions first, then unread, then recent.
/// A name that is no room yet can be joined from here as well.
/// Thread: GUI.
class SwitcherDialog final : public QDialog {
    Q_OBJECT

public:
    /// `recent` is newest first.
    SwitcherDialog(QList<chat::Room> rooms, QList<chat::RoomId> recent, const Theme &theme,
        QWidget *parent = nullptr);

signals:
    void roomChosen(const chat::RoomId &id);
    void joinRequested(const chat::RoomId &id);

private:
    void fill(const QString &text);
    void addRoom(const chat::Room &room);
    void addOffer(const QString &text);
    void choose();

    QList<chat::Room> m_rooms;
    QList<chat::RoomId> m_recent;
    QStandardItemModel m_model;
    RoomDelegate m_delegate;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
};

} // namespace ui
