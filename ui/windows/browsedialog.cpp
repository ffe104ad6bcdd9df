#include "ui/windows/browsedialog.h"

#include "core/chat/chatservice.h"
#include "ui/paint/tone.h"
#include "ui/text/errortext.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableView>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

BrowseDialog::BrowseDialog(chat::ChatService &chat, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_chat(chat)
    , m_mark(ChannelDirectoryModel::JoinedRole, theme)
    , m_search(new SearchField(this))
    , m_table(new QTableView(this))
    , m_hint(new QLabel(this))
    , m_join(new PrimaryButton(this))
{
    setWindowTitle(tr("Browse channels"));
    m_search->setTheme(theme);
    m_search->setPlaceholderText(tr("Filter by name"));
    m_search->setAccessibleName(tr("Filter by name"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_join->setText(tr("Join"));
    m_join->setDefault(true);
    makeTable(theme);
    makeLayout(theme);
    connectParts();
    m_refresh.start(3s);
    refresh();
    updateHint();
}

void BrowseDialog::makeLayout(const Theme &theme)
{
    auto *title = new QLabel(tr("Browse channels"), this);
    title->setFont(theme.dialogTitleFont);
    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(8));
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_join);
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(theme.scaled(12));
    layout->addWidget(title);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    resize(theme.scaled(600), theme.scaled(480));
}

void BrowseDialog::makeTable(const Theme &theme)
{
    m_filter.setSourceModel(&m_model);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter.setSortCaseSensitivity(Qt::CaseInsensitive);
    m_filter.setSortRole(ChannelDirectoryModel::SortRole);
    m_table->setModel(&m_filter);
    m_table->setItemDelegateForColumn(ChannelDirectoryModel::NameColumn, &m_mark);
    m_table->setAccessibleName(tr("Known channels"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ChannelDirectoryModel::SubscribersColumn, Qt::DescendingOrder);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(theme.scaled(30));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ChannelDirectoryModel::NameColumn, QHeaderView::Stretch);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    // The mark of the order stands beside the word, not on it.
    header->setStyleSheet(u"QHeaderView::section { padding-right: %1px; }"_s.arg(theme.scaled(24)));
}

void BrowseDialog::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.setFilterFixedString(text.trimmed());
        choose();
        updateHint();
    });
    connect(m_search, &SearchField::listKeyPressed, this,
        [this](QKeyEvent *event) { QCoreApplication::sendEvent(m_table, event); });
    connect(m_join, &QPushButton::clicked, this, &BrowseDialog::joinCurrent);
    connect(m_table, &QTableView::doubleClicked, this, &BrowseDialog::joinCurrent);
    connect(&m_refresh, &QTimer::timeout, this, &BrowseDialog::refresh);
}

void BrowseDialog::refresh()
{
    QSet<QByteArray> joined;
    for (const chat::Room &room : m_chat.rooms()) {
        if (room.id.kind() == chat::RoomId::Kind::Channel)
            joined.insert(room.id.name());
    }
    m_model.setJoined(joined);
    m_chat.browse(this,
        [this](const base::Result<QList<chat::KnownChannel>> &channels) { takeOver(channels); });
}

void BrowseDialog::takeOver(const base::Result<QList<chat::KnownChannel>> &channels)
{
    m_isAnswered = true;
    m_trouble = channels ? QString() : errorText(channels.error());
    if (channels)
        m_model.setChannels(*channels);
    choose();
    updateHint();
}

// Something is always chosen, so that Enter joins it.
void BrowseDialog::choose()
{
    if (!m_table->currentIndex().isValid() && m_filter.rowCount() > 0)
        m_table->selectRow(0);
}

void BrowseDialog::updateHint()
{
    const int shown = m_filter.rowCount();
    m_join->setEnabled(shown > 0);
    setTone(*m_hint, m_trouble.isEmpty() ? Tone::Neutral : Tone::Bad);
    if (!m_trouble.isEmpty())
        m_hint->setText(m_trouble);
    else if (!m_isAnswered)
        m_hint->setText(tr("Asking the servers…"));
    else if (m_model.rowCount() == 0)
        m_hint->setText(tr("No channels yet: join one by its name and it is there."));
    else if (shown == 0)
        m_hint->setText(tr("No channel has this in its name."));
    else
        m_hint->setText(tr("%n channel(s)", nullptr, shown));
}

void BrowseDialog::joinCurrent()
{
    const QByteArray name
        = m_table->currentIndex().data(ChannelDirectoryModel::NameRole).toByteArray();
    if (name.isEmpty())
        return;
    accept();
    emit joinRequested(chat::RoomId(name));
}

} // namespace ui
