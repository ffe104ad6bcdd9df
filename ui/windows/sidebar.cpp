#include "ui/windows/sidebar.h"

#include "ui/text/roomtext.h"
#include "ui/text/statustext.h"
#include "ui/widgets/connectionbadge.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>

namespace ui {

using namespace Qt::Literals::StringLiterals;

Sidebar::Sidebar(RoomListModel &rooms, QWidget *parent)
    : QWidget(parent)
    , m_rooms(rooms)
    , m_filter(rooms)
    , m_profile(new ElidedLabel(this))
    , m_badge(new ConnectionBadge(this))
    , m_search(new SearchField(this))
    , m_list(new QListView(this))
{
    setObjectName(u"sidebar"_s);
    setAutoFillBackground(true);
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(&m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setMouseTracking(true);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 0, 12, 0);
    head->addWidget(m_profile, 1);
    head->addWidget(m_badge);
    auto *search = new QHBoxLayout;
    search->setContentsMargins(12, 0, 12, 8);
    search->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_top = new QWidget(this);
    m_top->setLayout(head);
    layout->addWidget(m_top);
    layout->addLayout(search);
    layout->addWidget(m_list, 1);
    layout->addWidget(makeFoot());

    connect(m_search, &QLineEdit::textChanged, &m_filter, &RoomFilterModel::setFilterText);
    connect(m_search, &SearchField::listKeyPressed, this, &Sidebar::moveInList);
    connect(m_search, &QLineEdit::returnPressed, this,
        [this] { openCurrent(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &Sidebar::openCurrent);
    connect(m_list, &QListView::activated, this, &Sidebar::openCurrent);
    connect(m_list, &QWidget::customContextMenuRequested, this, &Sidebar::showMenu);
    retranslate();
}

QWidget *Sidebar::makeFoot()
{
    auto *foot = new QWidget(this);
    foot->setObjectName(u"sidebarFoot"_s);
    m_subscriptions = new QLabel(foot);
    m_subscriptions->setWordWrap(true);
    m_subscriptions->setTextFormat(Qt::PlainText);
    m_join = new PrimaryButton(foot);
    m_browse = new QPushButton(foot);
    m_leaveAll = new IconButton("leave"_L1, foot);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_join);
    buttons->addWidget(m_browse);
    buttons->addStretch(1);
    buttons->addWidget(m_leaveAll);
    auto *layout = new QVBoxLayout(foot);
    layout->setContentsMargins(16, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_subscriptions);
    layout->addLayout(buttons);
    connect(m_join, &QPushButton::clicked, this, &Sidebar::joinRequested);
    connect(m_browse, &QPushButton::clicked, this, &Sidebar::browseRequested);
    connect(m_leaveAll, &QToolButton::clicked, this, &Sidebar::leaveAllRequested);
    return foot;
}

void Sidebar::setTheme(const Theme &theme)
{
    m_top->setFixedHeight(theme.scaled(44));
    QPalette colors = palette();
    colors.setColor(QPalette::Window, theme.sidebar);
    colors.setColor(QPalette::Base, theme.sidebar);
    setPalette(colors);
    m_list->setPalette(colors);
    m_list->setStyleSheet(
        u"QListView { background: %1; border: none; }"_s.arg(theme.sidebar.name()));
    QFont name = theme.uiFont;
    name.setWeight(QFont::DemiBold);
    m_profile->setFont(name);
    m_badge->setTheme(theme);
    m_search->setTheme(theme);
    m_delegate.setTheme(theme);
    m_leaveAll->setTheme(theme);
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
    const QModelIndex index = m_filter.mapFromSource(m_rooms.indexOf(id));
    m_list->setCurrentIndex(index);
    if (index.isValid())
        m_list->scrollTo(index);
}

void Sidebar::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void Sidebar::openCurrent(const QModelIndex &index)
{
    const auto id = index.data(RoomListModel::RoomIdRole).value<chat::RoomId>();
    if (!id.isNull())
        emit roomChosen(id);
}

void Sidebar::moveInList(QKeyEvent *event)
{
    QCoreApplication::sendEvent(m_list, event);
}

void Sidebar::showMenu(const QPoint &position)
{
    const auto id = m_list->indexAt(position).data(RoomListModel::RoomIdRole).value<chat::RoomId>();
    if (id.isNull())
        return;
    RoomMarks marks = m_rooms.marks(id);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(marks.starred ? tr("Remove star") : tr("Star"), this,
        [this, id, marks]() mutable {
            marks.starred = !marks.starred;
            m_rooms.setMarks(id, marks);
        });
    menu->addAction(marks.muted ? tr("Unmute") : tr("Mute"), this, [this, id, marks]() mutable {
        marks.muted = !marks.muted;
        m_rooms.setMarks(id, marks);
    });
    menu->addSeparator();
    menu->addAction(tr("Leave %1").arg(toPlainName(id)), this,
        [this, id] { emit leaveRequested(id); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
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
}

} // namespace ui
