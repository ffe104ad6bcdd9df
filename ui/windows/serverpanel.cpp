#include "ui/windows/serverpanel.h"

#include "core/chat/chatservice.h"
#include "core/redis/redisclient.h"
#include "ui/text/nodetext.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/topologymap.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

ServerPanel::ServerPanel(const chat::ChatService &chat, const redis::RedisClient &client,
    QWidget *parent)
    : QWidget(parent)
    , m_chat(chat)
    , m_client(client)
    , m_head(new QWidget(this))
    , m_title(new QLabel(m_head))
    , m_close(new IconButton("close"_L1, m_head))
    , m_reason(new QLabel(this))
    , m_scroll(new QScrollArea(this))
    , m_map(new TopologyMap)
{
    setObjectName(u"serverPanel"_s);
    setAttribute(Qt::WA_StyledBackground);
    makeLayout();
    m_pause.setSingleShot(true);
    m_pause.setInterval(100ms);
    connect(&m_pause, &QTimer::timeout, this, &ServerPanel::refresh);
    const auto soon = [this] {
        if (isVisible() && !m_pause.isActive())
            m_pause.start();
    };
    connect(&client, &redis::RedisClient::topologyResolved, this, soon);
    connect(&client, &redis::RedisClient::viewChanged, this, soon);
    connect(&chat, &chat::ChatService::roomChanged, this, soon);
    connect(m_close, &QToolButton::clicked, this, &ServerPanel::closeRequested);
    retranslate();
}

void ServerPanel::makeLayout()
{
    m_reason->setWordWrap(true);
    m_reason->setProperty("role", u"subtle"_s);
    auto *line = new QHBoxLayout(m_head);
    line->addWidget(m_title, 1);
    line->addWidget(m_close);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->addWidget(m_map);
    column->addWidget(m_reason);
    column->addStretch(1);
    inside->setObjectName(u"serverInside"_s);
    m_scroll->setWidget(inside);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(m_scroll, 1);
}

void ServerPanel::setTheme(const Theme &theme)
{
    setStyleSheet(u"#serverPanel, #serverInside { background: %1; }"
                  "#serverPanel { border-left: 1px solid %2; }"_s.arg(theme.window.name(),
                      theme.line.name()));
    const int side = theme.scaled(12);
    m_head->setFixedHeight(theme.scaled(44));
    m_head->layout()->setContentsMargins(theme.scaled(16), 0, side, 0);
    QFont strong = theme.uiFont;
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_close->setTheme(theme);
    m_scroll->widget()->layout()->setContentsMargins(side, side, side, side);
    m_scroll->widget()->layout()->setSpacing(side);
    m_map->setTheme(theme);
    setMinimumWidth(theme.scaled(160));
    setMaximumWidth(theme.scaled(420));
}

QWidget *ServerPanel::part() const
{
    return m_scroll;
}

void ServerPanel::refresh()
{
    QList<redis::SubscriberCount> counts;
    for (const chat::Room &room : m_chat.rooms()) {
        if (room.subscribers)
            counts.append(*room.subscribers);
    }
    const redis::TopologyView view = redis::makeTopologyView(m_client.topology(), m_client.view(),
        m_client.config().read, counts, m_client.config().bounds);
    m_map->setTopology(view);
    const QString reason = readReasonText(view.reason);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void ServerPanel::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void ServerPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ServerPanel::retranslate()
{
    m_title->setText(tr("Server"));
    m_close->setName(tr("Close the server panel"), u"F9"_s);
    m_scroll->setAccessibleName(tr("Server"));
    if (isVisible())
        refresh();
}

} // namespace ui
