#pragma once

#include "ui/models/channeldirectorymodel.h"
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
    void makeTable();
    void refresh();
    void updateHint(const QString &text);
    void joinCurrent();

    chat::ChatService &m_chat;
    ChannelDirectoryModel m_model;
    QSortFilterProxyModel m_filter;
    QTimer m_refresh;
    SearchField *m_search = nullptr;
    QTableView *m_table = nullptr;
    QLabel *m_hint = nullptr;
    PrimaryButton *m_join = nullptr;
};

} // namespace ui
