#include "ui/windows/browsedialog.h"

#include "core/chat/chatservice.h"
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

using namespace std::chrono_literals;

BrowseDialog::BrowseDialog(chat::ChatService &chat, const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_chat(chat)
    , m_search(new SearchField(this))
    , m_table(new QTableView(this))
    , m_hint(new QLabel(this))
    , m_join(new PrimaryButton(this))
{
    setWindowTitle(tr("Browse channels"));
    auto *title = new QLabel(tr("Browse channels"), this);
    title->setFont(theme.dialogTitleFont);
    m_search->setTheme(theme);
    m_search->setPlaceholderText(tr("Filter by name"));
    m_search->setAccessibleName(tr("Filter by name"));
    m_hint->setProperty("role", QStringLiteral("subtle"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_join->setText(tr("Join"));
    m_join->setDefault(true);
    auto *close = new QPushButton(tr("Close"), this);
    makeTable();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_hint, 1);
    buttons->addWidget(close);
    buttons->addWidget(m_join);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    resize(600, 480);
    connect(m_search, &QLineEdit::textChanged, &m_filter,
        &QSortFilterProxyModel::setFilterFixedString);
    connect(m_search, &SearchField::listKeyPressed, this,
        [this](QKeyEvent *event) { QCoreApplication::sendEvent(m_table, event); });
    connect(m_join, &QPushButton::clicked, this, &BrowseDialog::joinCurrent);
    connect(m_table, &QTableView::doubleClicked, this, &BrowseDialog::joinCurrent);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_refresh, &QTimer::timeout, this, &BrowseDialog::refresh);
    m_refresh.start(3s);
    updateHint(tr("Asking the server…"));
    refresh();
}

void BrowseDialog::makeTable()
{
    m_filter.setSourceModel(&m_model);
    m_filter.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter.setSortRole(ChannelDirectoryModel::SortRole);
    m_table->setModel(&m_filter);
    m_table->setAccessibleName(tr("Known channels"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ChannelDirectoryModel::SubscribersColumn, Qt::DescendingOrder);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(30);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(ChannelDirectoryModel::NameColumn,
        QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(ChannelDirectoryModel::SubscribersColumn,
        QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(ChannelDirectoryModel::ActivityColumn,
        QHeaderView::ResizeToContents);
}

void BrowseDialog::refresh()
{
    QSet<QByteArray> joined;
    for (const chat::Room &room : m_chat.rooms()) {
        if (room.id.kind() == chat::RoomId::Kind::Channel)
            joined.insert(room.id.name());
    }
    m_model.setJoined(joined);
    m_chat.browse(this, [this](const base::Result<QList<chat::KnownChannel>> &channels) {
        if (!channels) {
            updateHint(errorText(channels.error()));
            return;
        }
        m_model.setChannels(*channels);
        if (!m_table->currentIndex().isValid() && m_filter.rowCount() > 0)
            m_table->selectRow(0);
        updateHint(channels->isEmpty()
                ? tr("No channels yet: join one by its name and it is there.")
                : tr("%n channels", nullptr, int(channels->size())));
    });
}

void BrowseDialog::updateHint(const QString &text)
{
    m_hint->setText(text);
    m_join->setEnabled(m_filter.rowCount() > 0);
}

void BrowseDialog::joinCurrent()
{
    const QByteArray name
        = m_table->currentIndex().data(ChannelDirectoryModel::NameRole).toByteArray();
    if (name.isEmpty())
        return;
    emit joinRequested(chat::RoomId(name));
    accept();
}

} // namespace ui
