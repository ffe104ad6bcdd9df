#include "ui/windows/switcherdialog.h"

#include "core/chat/roomname.h"
#include "ui/models/roomranking.h"
#include "ui/text/roomtext.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QListView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int OfferRole = Qt::UserRole + 100; // bool: joins instead of opening

} // namespace

SwitcherDialog::SwitcherDialog(QList<chat::Room> rooms, QList<chat::RoomId> recent,
    const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_rooms(std::move(rooms))
    , m_recent(std::move(recent))
    , m_search(new SearchField(this))
    , m_list(new QListView(this))
{
    setWindowTitle(tr("Go to a channel"));
    m_search->setTheme(theme);
    m_search->setPlaceholderText(tr("Go to…"));
    m_search->setAccessibleName(tr("Go to a channel"));
    m_delegate.setTheme(theme);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(&m_delegate);
    m_list->setAccessibleName(tr("Matching channels"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setProperty("focusRing", false);
    m_list->setStyleSheet(u"QListView { padding: %1px 0; }"_s.arg(theme.scaled(6)));
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(16);
    layout->setContentsMargins(side, side, side, side);
    layout->setSpacing(theme.scaled(8));
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    resize(theme.scaled(420), theme.scaled(360));
    connect(m_search, &QLineEdit::textChanged, this, &SwitcherDialog::fill);
    connect(m_search, &QLineEdit::returnPressed, this, &SwitcherDialog::choose);
    connect(m_search, &SearchField::listKeyPressed, this,
        [this](QKeyEvent *event) { QCoreApplication::sendEvent(m_list, event); });
    connect(m_list, &QListView::clicked, this, &SwitcherDialog::choose);
    connect(m_list, &QListView::activated, this, &SwitcherDialog::choose);
    fill({});
}

void SwitcherDialog::fill(const QString &text)
{
    m_model.clear();
    const QList<chat::Room> ranked = rankRooms(m_rooms, m_recent, text);
    for (const chat::Room &room : ranked)
        addRoom(room);
    addOffer(text.trimmed());
    m_list->setCurrentIndex(m_model.index(0, 0));
}

void SwitcherDialog::addRoom(const chat::Room &room)
{
    auto *item = new QStandardItem(toPlainName(room.id));
    item->setData(int(RoomListModel::RowKind::Room), RoomListModel::RowKindRole);
    item->setData(QVariant::fromValue(room.id), RoomListModel::RoomIdRole);
    item->setData(int(room.state), RoomListModel::StateRole);
    item->setData(room.unread, RoomListModel::UnreadRole);
    item->setData(room.mentions, RoomListModel::MentionsRole);
    if (room.subscribers)
        item->setData(toCountText(*room.subscribers), RoomListModel::SubscribersRole);
    item->setData(toRoomDescription(room, false), Qt::AccessibleDescriptionRole);
    m_model.appendRow(item);
}

void SwitcherDialog::addOffer(const QString &text)
{
    const chat::RoomId id(text.toUtf8());
    const bool isThere = std::any_of(m_rooms.cbegin(), m_rooms.cend(),
        [&id](const chat::Room &room) { return room.id.name() == id.name(); });
    if (isThere || !chat::checkRoomName(id.name()))
        return;
    auto *item = new QStandardItem(tr("Join %1").arg(toPlainName(id)));
    item->setData(int(RoomListModel::RowKind::Room), RoomListModel::RowKindRole);
    item->setData(QVariant::fromValue(id), RoomListModel::RoomIdRole);
    item->setData(int(chat::JoinState::Joined), RoomListModel::StateRole);
    item->setData(true, OfferRole);
    m_model.appendRow(item);
}

void SwitcherDialog::choose()
{
    const QModelIndex index = m_list->currentIndex();
    const auto id = index.data(RoomListModel::RoomIdRole).value<chat::RoomId>();
    if (id.isNull())
        return;
    const bool isOffer = index.data(OfferRole).toBool();
    accept();
    if (isOffer)
        emit joinRequested(id);
    else
        emit roomChosen(id);
}

} // namespace ui
