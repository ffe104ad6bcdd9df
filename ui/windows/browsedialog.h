#pragma once

#include "ui/models/channeldirectorymodel.h"
#include "ui/paint/joinedmark.h"
#include "ui/paint/theme.h"

#include <QDialog>
#include <QSortFilterProxyModel>
#include <QTimer>

class QLabel;
class QTableView;

namespace chat {
class ChatService;
class RoomId;
}

namespace ui {

class PrimaryButton;
class SearchField;

/// The channels that exist: those with a log and those that are live now, with their subscribers.
/// Asks anew every few seconds while it is open.
/// Thread: GUI. Lifetime: the chat must outlive it.
class BrowseDialog final : public QDialog {
    Q_OBJECT

public:
    BrowseDialog(chat::ChatService &chat, const Theme &theme, QWidget *parent = nullptr);

signals:
    void joinRequested(const chat::RoomId &id);

private:
    void makeLayout(const Theme &theme);
    void makeTable(const Theme &theme);
    void connectParts();
    void refresh();
    void takeOver(const base::Result<QList<chat::KnownChannel>> &channels);
    void choose();
    void updateHint();
    void joinCurrent();

    chat::ChatService &m_chat;
    ChannelDirectoryModel m_model;
    QSortFilterProxyModel m_filter;
    JoinedMark m_mark;
    QTimer m_refresh;
    QString m_trouble;
    bool m_isAnswered = false;
    SearchField *m_search = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_hint = nullptr;
    PrimaryButton *m_join = nullptr;
};

} // namespace ui
