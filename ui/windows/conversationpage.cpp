#include "ui/windows/conversationpage.h"

#include "core/chat/chatservice.h"
#include "ui/text/errortext.h"
#include "ui/text/plaintext.h"
#include "ui/text/roomtext.h"
#include "ui/text/statustext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/findbar.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/timelineview.h"
#include "ui/windows/channelfind.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestTopic = 300;
/// So many of the newest messages are looked through for names.
constexpr qsizetype longestLook = 500;

QString titleOf(const chat::RoomId &id)
{
    const QString name = toPlainName(id);
    switch (id.kind()) {
    case chat::RoomId::Kind::Channel:
        return u"# "_s + name;
    case chat::RoomId::Kind::Pattern:
        return u"∗ "_s + name;
    case chat::RoomId::Kind::Direct:
        break;
    }
    return name;
}

} // namespace

ConversationPage::ConversationPage(chat::ChatService &chat, QWidget *parent)
    : QWidget(parent)
    , m_chat(chat)
    , m_notice(new NoticeBar(this))
    , m_findBar(new FindBar(this))
    , m_timeline(new TimelineView(this))
    , m_composer(new Composer(this))
{
    setObjectName(u"conversation"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_timeline->setOwnName(chat.userName());
    m_find = new ChannelFind(chat, *m_findBar, *m_timeline, this);
    auto *write = new QVBoxLayout;
    write->addWidget(m_composer);
    m_writeLayout = write;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_header = makeHeader();
    layout->addWidget(m_header);
    layout->addWidget(m_notice);
    layout->addWidget(m_findBar);
    layout->addWidget(m_timeline, 1);
    layout->addLayout(write);
    connectChat();
    connectParts();
    m_composer->makeCompleter(this, [this](CompletionKind kind) { return offers(kind); });
    retranslate();
}

void ConversationPage::connectParts()
{
    connect(m_composer, &Composer::linesPasted, this, [this](int lines) {
        m_notice->showNotice(Tone::Neutral,
            tr("You pasted %n lines. They go as one message.", nullptr, lines),
            tr("As a code block"));
    });
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        m_notice->clear();
        m_composer->fencePasted();
    });
    connect(m_findBar, &FindBar::closed, this, &ConversationPage::focusComposer);
    connect(m_composer, &Composer::submitted, this, &ConversationPage::submit);
    connect(m_timeline, &TimelineView::linkActivated, this,
        [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_timeline, &TimelineView::menuRequested, this, &ConversationPage::showMenu);
    connect(m_timeline, &TimelineView::emptyActionRequested, m_composer, &Composer::takeFocus);
    connect(m_timeline, &TimelineView::retryRequested, this,
        [this](const QByteArray &uid) { m_chat.retry(m_room, uid); });
    connect(m_timeline, &TimelineView::discardRequested, this,
        [this](const QByteArray &uid) { m_chat.discard(m_room, uid); });
}

QWidget *ConversationPage::makeHeader()
{
    auto *header = new QWidget(this);
    header->setObjectName(u"conversationHeader"_s);
    header->setAttribute(Qt::WA_StyledBackground);
    m_title = new ElidedLabel(header);
    m_topic = new ElidedLabel(header);
    m_topic->setProperty("role", u"subtle"_s);
    m_subscribers = new QLabel(header);
    m_subscribers->setTextFormat(Qt::PlainText);
    m_subscribers->setProperty("role", u"subtle"_s);
    m_leave = new IconButton("leave"_L1, header);
    auto *layout = new QHBoxLayout(header);
    layout->addWidget(m_title);
    layout->addWidget(m_topic, 1);
    layout->addWidget(m_subscribers);
    layout->addWidget(m_leave);
    connect(m_leave, &QToolButton::clicked, this, [this] { emit leaveRequested(m_room); });
    return header;
}

void ConversationPage::connectChat()
{
    connect(&m_chat, &chat::ChatService::timelineChanged, this,
        [this](const chat::RoomId &id, const chat::TimelineChanges &changes) {
            if (id == m_room)
                m_timeline->applyChanges(changes);
        });
    connect(&m_chat, &chat::ChatService::roomRemoved, this, [this](const chat::RoomId &id) {
        if (id == m_room)
            openRoom({});
        m_places.remove(id);
    });
    connect(&m_chat, &chat::ChatService::noticeRaised, this, &ConversationPage::showNotice);
}

void ConversationPage::setTheme(const Theme &theme)
{
    setStyleSheet(u"#conversation { background: %1; }"
                  "#conversationHeader { background: %1; border-bottom: 1px solid %2; }"_s.arg(
                      theme.surface.name(), theme.line.name()));
    m_header->setFixedHeight(theme.scaled(44));
    m_header->layout()->setContentsMargins(theme.scaled(20), 0, theme.scaled(12), 0);
    m_header->layout()->setSpacing(theme.scaled(16));
    const int side = theme.scaled(12);
    m_writeLayout->setContentsMargins(side, theme.scaled(4), side, theme.scaled(8));
    m_title->setFont(theme.titleFont);
    m_notice->setTheme(theme);
    m_findBar->setTheme(theme);
    m_timeline->setTheme(theme);
    m_composer->setTheme(theme);
    m_leave->setTheme(theme);
}

void ConversationPage::keepPlace()
{
    if (m_room.isNull())
        return;
    m_places.insert(m_room, {m_composer->takeState(), m_timeline->position()});
}

void ConversationPage::openRoom(const chat::RoomId &id)
{
    if (id == m_room)
        return;
    keepPlace();
    m_notice->clear();
    m_room = id;
    const auto room = m_chat.room(id);
    const int unread = room ? room->unread : 0;
    m_chat.setOpenRoom(id);
    const Place place = m_places.value(id);
    m_timeline->setTimeline(m_chat.timeline(id), unread);
    if (unread == 0 && !place.position.atEnd)
        m_timeline->setPosition(place.position);
    m_composer->setState(place.composer);
    m_find->setRoom(id);
    refresh();
}

void ConversationPage::find()
{
    m_find->open();
}

void ConversationPage::showEntry(chat::EntryId entry)
{
    m_timeline->showEntry(entry);
}

void ConversationPage::focusComposer()
{
    if (m_composer->field()->isEnabled())
        m_composer->takeFocus();
    else
        m_timeline->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> ConversationPage::parts() const
{
    return {m_timeline, m_composer->field()};
}

void ConversationPage::refresh()
{
    const auto room = m_chat.room(m_room);
    if (!room)
        return;
    updateHeader(*room);
    updateComposer(*room);
    updateEmptyState(*room);
}

void ConversationPage::updateHeader(const chat::Room &room)
{
    m_title->setLine(titleOf(room.id));
    m_topic->setLine(toVisibleLine(room.topic.toUtf8(), longestTopic));
    const bool isPattern = room.id.kind() == chat::RoomId::Kind::Pattern;
    m_subscribers->setText(isPattern ? tr("Live only") : subscribersText(room.subscribers));
    m_subscribers->setAccessibleDescription(
        room.subscribers ? QString::number(room.subscribers->total) : QString());
    m_subscribers->setToolTip(toRoomToolTip(room));
}

void ConversationPage::updateComposer(const chat::Room &room)
{
    m_composer->setPlaceholder(tr("Message %1").arg(titleOf(room.id)));
    if (room.id.kind() == chat::RoomId::Kind::Pattern)
        m_composer->setClosed(tr("A pattern only listens: join one of its channels to write"));
    else if (room.state == chat::JoinState::Refused && room.error)
        m_composer->setClosed(errorText(*room.error));
    else
        m_composer->setClosed({});
}

void ConversationPage::updateEmptyState(const chat::Room &room)
{
    const QString name = toPlainName(room.id);
    if (room.state == chat::JoinState::Refused)
        m_timeline->setEmptyState({tr("The server did not let you join %1").arg(name), {}, {}});
    else if (room.readingHistory || room.state == chat::JoinState::Joining)
        m_timeline->setEmptyState({tr("Reading the log…"), {}, {}});
    else if (room.id.kind() == chat::RoomId::Kind::Pattern)
        m_timeline->setEmptyState({tr("Listening to %1").arg(name),
            tr("What is published on a channel of this pattern appears here."), {}});
    else
        m_timeline->setEmptyState({tr("Nothing was said in %1 yet").arg(name),
            tr("What anyone publishes on this channel appears here, from redis-cli too."),
            tr("Write the first message")});
}

// People are those who spoke last in this room.
QList<Completion> ConversationPage::offers(CompletionKind kind) const
{
    QStringList names;
    if (kind == CompletionKind::Room) {
        for (const chat::Room &room : m_chat.rooms()) {
            if (room.id.kind() == chat::RoomId::Kind::Channel)
                names.append(toPlainName(room.id));
        }
    } else if (const chat::Timeline *timeline = m_chat.timeline(m_room)) {
        const qsizetype size = timeline->size();
        for (qsizetype row = size - 1; row >= std::max<qsizetype>(0, size - longestLook); --row) {
            const chat::TimelineEntry entry = timeline->at(row);
            const QString name = QString::fromUtf8(entry.from);
            if (!entry.own && !name.isEmpty() && !names.contains(name))
                names.append(name);
        }
    }
    const QChar sign = kind == CompletionKind::Room ? u'#' : u'@';
    QList<Completion> offered;
    for (const QString &name : std::as_const(names))
        offered.append({name, QString(sign + name + u' '), {}});
    return offered;
}

void ConversationPage::submit(const QString &text)
{
    const chat::RoomId room = m_room;
    const auto posted = m_chat.post(room, text);
    if (!posted) {
        m_notice->showNotice(Tone::Bad, errorText(posted.error()));
        return;
    }
    // A command may have left the room.
    if (room == m_room) {
        m_composer->accept();
        m_timeline->scrollToEnd();
    }
}

void ConversationPage::showNotice(const chat::Notice &notice)
{
    if (!notice.room.isNull() && notice.room != m_room)
        return;
    const QString text = notice.text.isEmpty() ? errorText(notice.error) : notice.text;
    m_notice->showNotice(
        notice.severity == chat::Notice::Severity::Warning ? Tone::Waiting : Tone::Neutral, text);
}

void ConversationPage::showMenu(chat::EntryId entry, const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_timeline->addActions(menu, entry);
    menu->popup(position);
}

void ConversationPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConversationPage::retranslate()
{
    m_subscribers->setAccessibleName(tr("Subscribers"));
    m_topic->setAccessibleName(tr("Topic"));
    m_leave->setName(tr("Leave channel"), u"Ctrl+W"_s);
    refresh();
}

} // namespace ui
