#include "ui/windows/sidebar.h"

#include "ui/text/roomtext.h"
#include "ui/text/statustext.h"
#include "ui/widgets/connectionbadge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QCoreApplication>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QMenu>

namespace ui {

using namespace Qt::Literals::StringLiterals;

Sidebar::Sidebar(RoomListModel &rooms, QWidget *parent)
    : QWidget(parent)
    , m_rooms(rooms)
    , m_filter(rooms)
    , m_search(new SearchField(this))
    , m_list(new QListView(this))
    , m_nothing(new QLabel(this))
{
    setObjectName(u"sidebar"_s);
    setAutoFillBackground(true);
    makeList();
    m_nothing->setWordWrap(true);
    m_nothing->setProperty("role", u"subtle"_s);
    m_nothing->hide();
    m_head = makeHead();
    m_foot = makeFoot();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_foot);
    connectParts();
    retranslate();
}

void Sidebar::makeList()
{
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(&m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMouseTracking(true);
    // The row under the keyboard has a ring of its own.
    m_list->setProperty("focusRing", false);
    m_list->installEventFilter(this);
}

QWidget *Sidebar::makeHead()
{
    auto *head = new QWidget(this);
    m_headLine = new QWidget(head);
    m_profile = new ElidedLabel(m_headLine);
    m_badge = new ConnectionBadge(m_headLine);
    auto *line = new QHBoxLayout(m_headLine);
    line->addWidget(m_profile, 1);
    line->addWidget(m_badge);
    auto *layout = new QVBoxLayout(head);
    layout->setSpacing(0);
    layout->addWidget(m_headLine);
    layout->addWidget(m_search);
    return head;
}

QWidget *Sidebar::makeFoot()
{
    auto *foot = new QWidget(this);
    foot->setObjectName(u"sidebarFoot"_s);
    foot->setAttribute(Qt::WA_StyledBackground);
    m_subscriptions = new QLabel(foot);
    m_subscriptions->setWordWrap(true);
    m_subscriptions->setTextFormat(Qt::PlainText);
    m_join = new PrimaryButton(foot);
    m_browse = new QPushButton(foot);
    m_leaveAll = new IconButton("leaveall"_L1, foot);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_join);
    buttons->addWidget(m_browse);
    buttons->addStretch(1);
    buttons->addWidget(m_leaveAll);
    auto *layout = new QVBoxLayout(foot);
    layout->addWidget(m_subscriptions);
    layout->addLayout(buttons);
    return foot;
}

void Sidebar::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, &Sidebar::setFilter);
    connect(m_search, &SearchField::listKeyPressed, this, &Sidebar::moveInList);
    connect(m_search, &QLineEdit::returnPressed, this,
        [this] { openCurrent(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &Sidebar::openCurrent);
    connect(m_list, &QListView::activated, this, &Sidebar::openCurrent);
    connect(m_list, &QWidget::customContextMenuRequested, this, &Sidebar::showMenu);
    // A room that moves to another section is another row.
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_filter.filterText().isEmpty() && !m_list->hasFocus())
            showOpenRoom();
    });
    connect(m_join, &QPushButton::clicked, this, &Sidebar::joinRequested);
    connect(m_browse, &QPushButton::clicked, this, &Sidebar::browseRequested);
    connect(m_leaveAll, &QToolButton::clicked, this, &Sidebar::leaveAllRequested);
}

void Sidebar::setTheme(const Theme &theme)
{
    m_theme = theme;
    QPalette colors = palette();
    colors.setColor(QPalette::Window, theme.sidebar);
    colors.setColor(QPalette::Base, theme.sidebar);
    setPalette(colors);
    m_list->setPalette(colors);
    m_foot->setStyleSheet(u"#sidebarFoot { border-top: 1px solid %1; }"_s.arg(theme.line.name()));
    m_list->setStyleSheet(
        u"QListView { background: %1; border: none; }"_s.arg(theme.sidebar.name()));
    QFont name = theme.uiFont;
    name.setWeight(QFont::DemiBold);
    m_profile->setFont(name);
    m_badge->setTheme(theme);
    m_search->setTheme(theme);
    m_delegate.setTheme(theme);
    m_leaveAll->setTheme(theme);
    const auto scaled = [&theme](int pixels) { return theme.scaled(pixels); };
    // The name stands in a line as high as the header of the conversation.
    m_head->layout()->setContentsMargins(scaled(12), 0, scaled(12), scaled(4));
    m_headLine->setFixedHeight(scaled(44));
    m_headLine->layout()->setContentsMargins(scaled(4), 0, scaled(4), 0);
    m_nothing->setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(8));
    m_foot->layout()->setContentsMargins(scaled(16), scaled(12), scaled(12), scaled(12));
    m_foot->layout()->setSpacing(scaled(8));
    // No narrower than its buttons, which know their width only when they have their style.
    m_head->setMinimumWidth(scaled(180));
    setMaximumWidth(scaled(400));
    m_list->doItemsLayout();
}

void Sidebar::setProfileName(const QString &name)
{
    m_profile->setLine(name);
}

void Sidebar::setStatus(const StatusText &status)
{
    m_badge->setStatus(status);
}

void Sidebar::setSubscriptions(int count, int patterns)
{
    m_count = count;
    m_patterns = patterns;
    m_subscriptions->setText(subscriptionsText(count - patterns, patterns));
    m_subscriptions->setAccessibleDescription(QString::number(count));
    m_leaveAll->setEnabled(count > 0 || !m_rooms.rooms().isEmpty());
}

void Sidebar::setOpenRoom(const chat::RoomId &id)
{
    m_open = id;
    showOpenRoom();
}

void Sidebar::showOpenRoom()
{
    const QModelIndex index = m_filter.mapFromSource(m_rooms.indexOf(m_open));
    if (m_list->currentIndex() == index)
        return;
    m_list->setCurrentIndex(index);
    if (index.isValid())
        m_list->scrollTo(index);
}

void Sidebar::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QWidget *Sidebar::list() const
{
    return m_list;
}

// Enter opens the first room that is found; without a filter the open room is marked again.
void Sidebar::setFilter(const QString &text)
{
    m_filter.setFilterText(text);
    if (text.trimmed().isEmpty())
        showOpenRoom();
    else
        m_list->setCurrentIndex(firstRoom());
    showNothingFound();
}

void Sidebar::showNothingFound()
{
    m_nothing->setText(tr("No channel of yours has this in its name. Ctrl+J joins one."));
    m_nothing->setVisible(m_filter.rowCount() == 0 && !m_filter.filterText().trimmed().isEmpty());
}

QModelIndex Sidebar::firstRoom() const
{
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        const QModelIndex index = m_filter.index(row, 0);
        if (index.flags() & Qt::ItemIsSelectable)
            return index;
    }
    return {};
}

void Sidebar::openCurrent(const QModelIndex &index)
{
    const auto id = index.data(RoomListModel::RoomIdRole).value<chat::RoomId>();
    if (id.isNull())
        return;
    // The filter has done what it was for.
    m_search->clear();
    emit roomChosen(id);
}

void Sidebar::moveInList(QKeyEvent *event)
{
    QCoreApplication::sendEvent(m_list, event);
}

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    // The arrow keys moved the mark; who goes away without Enter has opened nothing.
    if (watched == m_list && event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        showOpenRoom();
    return QWidget::eventFilter(watched, event);
}

void Sidebar::showMenu(const QPoint &position)
{
    // From the keyboard the position is the middle of the list: the menu is for the row it stands on.
    QPoint at = position;
    QModelIndex index = m_list->indexAt(position);
    if (m_list->hasFocus() && m_list->currentIndex().isValid()
        && !m_list->viewport()->underMouse()) {
        index = m_list->currentIndex();
        at = m_list->visualRect(index).center();
    }
    const auto id = index.data(RoomListModel::RoomIdRole).value<chat::RoomId>();
    if (id.isNull())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addMarkActions(menu, id);
    menu->addSeparator();
    menu->addAction(tr("Copy name"), this,
        [id] { QGuiApplication::clipboard()->setText(id.displayName()); });
    menu->addAction(tr("Leave %1").arg(toPlainName(id)), this,
        [this, id] { emit leaveRequested(id); });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void Sidebar::addMarkActions(QMenu *menu, const chat::RoomId &id)
{
    const RoomMarks marks = m_rooms.marks(id);
    RoomMarks starred = marks;
    starred.starred = !marks.starred;
    RoomMarks muted = marks;
    muted.muted = !marks.muted;
    menu->addAction(marks.starred ? tr("Remove star") : tr("Star"), this,
        [this, id, starred] { m_rooms.setMarks(id, starred); });
    menu->addAction(marks.muted ? tr("Unmute") : tr("Mute: only mentions count"), this,
        [this, id, muted] { m_rooms.setMarks(id, muted); });
    auto *notify = menu->addMenu(tr("Notify me of"));
    const auto choice = [&](const QString &text, NotifyLevel level) {
        RoomMarks chosen = marks;
        chosen.notify = level;
        auto *action
            = notify->addAction(text, this, [this, id, chosen] { m_rooms.setMarks(id, chosen); });
        action->setCheckable(true);
        action->setChecked(marks.notify == level);
    };
    choice(tr("All messages"), NotifyLevel::All);
    choice(tr("Mentions"), NotifyLevel::Mentions);
    choice(tr("Nothing"), NotifyLevel::Nothing);
}

void Sidebar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Sidebar::retranslate()
{
    m_search->setPlaceholderText(tr("Filter channels"));
    m_search->setAccessibleName(tr("Filter channels"));
    m_list->setAccessibleName(tr("Channels"));
    m_subscriptions->setAccessibleName(tr("My subscriptions"));
    m_join->setText(tr("Join…"));
    m_join->setAccessibleName(tr("Join channel"));
    m_join->setToolTip(tr("Subscribe to a channel or a pattern (Ctrl+J)"));
    m_browse->setText(tr("Browse"));
    m_browse->setAccessibleName(tr("Browse channels"));
    m_browse->setToolTip(tr("See which channels there are (Ctrl+B)"));
    m_leaveAll->setName(tr("Leave all"));
    m_rooms.retranslate();
    setSubscriptions(m_count, m_patterns);
    showNothingFound();
}

} // namespace ui
