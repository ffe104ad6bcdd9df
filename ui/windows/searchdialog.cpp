#include "ui/windows/searchdialog.h"

#include "core/chat/chatservice.h"
#include "ui/text/plaintext.h"
#include "ui/text/roomtext.h"
#include "ui/text/timetext.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int RoomRole = Qt::UserRole;
constexpr int EntryRole = Qt::UserRole + 1;
constexpr qsizetype longestLine = 200;

QString dayAndTime(std::chrono::milliseconds at)
{
    const QString day = dayText(dayOf(at), QDate::currentDate());
    return day + u", "_s + timeText(at);
}

} // namespace

SearchDialog::SearchDialog(const chat::ChatService &chat, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_chat(chat)
    , m_search([&chat](const chat::RoomId &id) { return chat.timeline(id); })
    , m_field(new SearchField(this))
    , m_state(new QLabel(this))
    , m_list(new QListView(this))
{
    setWindowTitle(tr("Search all channels"));
    makeParts(theme);
    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(&m_pause, &QTimer::timeout, this, &SearchDialog::search);
    connect(m_field, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_field, &QLineEdit::returnPressed, this, &SearchDialog::choose);
    connect(m_field, &SearchField::listKeyPressed, this,
        [this](QKeyEvent *event) { QCoreApplication::sendEvent(m_list, event); });
    connect(m_list, &QListView::clicked, this, &SearchDialog::choose);
    connect(m_list, &QListView::activated, this, &SearchDialog::choose);
    connect(&m_search, &MessageSearch::found, this, &SearchDialog::add);
    connect(&m_search, &MessageSearch::finished, this, &SearchDialog::showState);
    showState();
}

void SearchDialog::makeParts(const Theme &theme)
{
    m_field->setTheme(theme);
    m_field->setPlaceholderText(tr("Search all channels"));
    m_field->setAccessibleName(tr("Search all channels"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setProperty("role", u"subtle"_s);
    m_list->setModel(&m_model);
    m_list->setAccessibleName(tr("Messages found"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setWordWrap(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setSpacing(theme.scaled(2));
    m_list->setProperty("focusRing", false);
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(16);
    layout->setContentsMargins(side, side, side, side);
    layout->setSpacing(theme.scaled(8));
    layout->addWidget(m_field);
    layout->addWidget(m_state);
    layout->addWidget(m_list, 1);
    resize(theme.scaled(560), theme.scaled(440));
}

void SearchDialog::search()
{
    m_model.clear();
    QList<chat::RoomId> rooms;
    for (const chat::Room &room : m_chat.rooms())
        rooms.append(room.id);
    m_search.start(MessageQuery(m_field->text()), rooms);
    showState();
}

void SearchDialog::add(const QList<SearchHit> &hits)
{
    for (const SearchHit &hit : hits) {
        const QString head = toPlainName(hit.room) + u"  ·  "_s
            + (hit.from.isEmpty() ? tr("published directly") : toVisibleLine(hit.from, longestLine))
            + u"  ·  "_s + dayAndTime(hit.at);
        auto *item
            = new QStandardItem(QString(head + u'\n' + toVisibleLine(hit.body, longestLine)));
        item->setData(QVariant::fromValue(hit.room), RoomRole);
        item->setData(hit.entry, EntryRole);
        m_model.appendRow(item);
    }
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model.index(0, 0));
    showState();
}

void SearchDialog::showState()
{
    const int count = m_model.rowCount();
    if (m_field->text().trimmed().isEmpty())
        m_state->setText(tr("All words must occur, in any order."));
    else if (count >= MessageSearch::maxHits)
        m_state->setText(tr("The newest %n messages", nullptr, count));
    else if (m_search.isRunning())
        m_state->setText(tr("Searching…"));
    else if (count == 0)
        m_state->setText(tr("No message of your channels has these words."));
    else
        m_state->setText(tr("%n message(s)", nullptr, count));
}

void SearchDialog::choose()
{
    if (m_pause.isActive()) {
        m_pause.stop();
        search();
        return;
    }
    const QModelIndex index = m_list->currentIndex();
    const auto room = index.data(RoomRole).value<chat::RoomId>();
    if (room.isNull())
        return;
    accept();
    emit hitChosen(room, index.data(EntryRole).toULongLong());
}

} // namespace ui
