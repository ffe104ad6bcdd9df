#include "ui/windows/switcherdialog.h"

#include "ui/models/roomranking.h"
#include "ui/text/roomtext.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QListWidget>

namespace ui {

SwitcherDialog::SwitcherDialog(QList<chat::Room> rooms, QList<chat::RoomId> recent,
    const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_rooms(std::move(rooms))
    , m_recent(std::move(recent))
    , m_search(new SearchField(this))
    , m_list(new QListWidget(this))
{
    setWindowTitle(tr("Go to a channel"));
    m_search->setTheme(theme);
    m_search->setPlaceholderText(tr("Go to…"));
    m_search->setAccessibleName(tr("Go to a channel"));
    m_list->setAccessibleName(tr("Matching channels"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    resize(420, 360);
    connect(m_search, &QLineEdit::textChanged, this, &SwitcherDialog::fill);
    connect(m_search, &QLineEdit::returnPressed, this, &SwitcherDialog::choose);
    connect(m_search, &SearchField::listKeyPressed, this,
        [this](QKeyEvent *event) { QCoreApplication::sendEvent(m_list, event); });
    connect(m_list, &QListWidget::itemClicked, this, &SwitcherDialog::choose);
    connect(m_list, &QListWidget::itemActivated, this, &SwitcherDialog::choose);
    fill({});
}

void SwitcherDialog::fill(const QString &text)
{
    m_list->clear();
    const QList<chat::Room> ranked = rankRooms(m_rooms, m_recent, text);
    for (const chat::Room &room : ranked) {
        QString line = toPlainName(room.id);
        if (room.mentions > 0)
            line = tr("%1  (%n mentions)", nullptr, room.mentions).arg(line);
        else if (room.unread > 0)
            line = tr("%1  (%n unread)", nullptr, room.unread).arg(line);
        auto *item = new QListWidgetItem(line, m_list);
        item->setData(Qt::UserRole, QVariant::fromValue(room.id));
    }
    m_list->setCurrentRow(0);
}

void SwitcherDialog::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const auto id = item->data(Qt::UserRole).value<chat::RoomId>();
    accept();
    emit roomChosen(id);
}

} // namespace ui
