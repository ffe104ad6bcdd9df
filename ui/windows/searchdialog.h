#pragma once

#include "ui/models/messagesearch.h"
#include "ui/paint/theme.h"

#include <QDialog>
#include <QStandardItemModel>

class QLabel;
class QListView;

namespace chat {
class ChatService;
}

namespace ui {

class SearchField;

/// Ctrl+Shift+F: searches all joined rooms; a hit opens in its place.
/// Lifetime: the chat must outlive it.
class SearchDialog final : public QDialog {
    Q_OBJECT

public:
    SearchDialog(const chat::ChatService &chat, const Theme &theme, QWidget *parent = nullptr);

signals:
    void hitChosen(const chat::RoomId &room, chat::EntryId entry);

private:
    void makeParts(const Theme &theme);
    void search();
    void add(const QList<SearchHit> &hits);
    void showState();
    void choose();

    const chat::ChatService &m_chat;
    MessageSearch m_search;
    QTimer m_pause;
    QStandardItemModel m_model;
    SearchField *m_field = nullptr;
    QLabel *m_state = nullptr;
    QListView *m_list = nullptr;
};

} // namespace ui
