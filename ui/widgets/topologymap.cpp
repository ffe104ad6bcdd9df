#include "ui/widgets/topologymap.h"

#include "ui/text/nodetext.h"
#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int indent = 24;
constexpr int deepest = 5; ///< replicas further down stand below each other

QColor colorOf(Mood mood, const Theme &theme)
{
    switch (mood) {
    case Mood::Good:
        return theme.subtle;
    case Mood::Working:
        return theme.warn;
    case Mood::Bad:
        break;
    }
    return theme.bad;
}

} // namespace

TopologyMap::TopologyMap(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
}

void TopologyMap::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_layout->setSpacing(theme.scaled(12));
    fill();
}

void TopologyMap::setTopology(const redis::TopologyView &topology)
{
    if (m_topology == topology)
        return;
    m_topology = topology;
    fill();
}

void TopologyMap::setCount(qsizetype count)
{
    while (qsizetype(m_cards.size()) > count) {
        m_cards.back().frame->hide();
        m_cards.back().frame->deleteLater();
        m_cards.pop_back();
    }
    while (qsizetype(m_cards.size()) < count) {
        auto *frame = new QFrame(this);
        frame->setObjectName(u"node"_s);
        const Card card {frame, new ElidedLabel(frame), new QLabel(frame)};
        card.detail->setTextFormat(Qt::PlainText);
        card.detail->setWordWrap(true);
        auto *lines = new QVBoxLayout(frame);
        lines->addWidget(card.title);
        lines->addWidget(card.detail);
        m_layout->addWidget(frame);
        m_cards.push_back(card);
    }
}

void TopologyMap::fill()
{
    setCount(m_topology.nodes.size());
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        fillCard(m_cards[i], m_topology.nodes[qsizetype(i)]);
    update();
}

void TopologyMap::fillCard(const Card &card, const redis::NodeView &node)
{
    const NodeText words = nodeText(node, m_topology);
    const int depth = std::min(node.depth, deepest);
    const int side = m_theme.scaled(12);
    QFont strong = m_theme.uiFont;
    strong.setWeight(QFont::DemiBold);
    card.title->setFont(strong);
    card.title->setLine(words.title);
    card.title->setAccessibleDescription(words.detail);
    card.detail->setFont(m_theme.smallFont);
    card.detail->setText(words.detail);
    card.detail->setVisible(!words.detail.isEmpty());
    card.detail->setStyleSheet(
        u"color: %1; background: transparent;"_s.arg(colorOf(words.mood, m_theme).name()));
    card.frame->setToolTip(words.help);
    card.frame->layout()->setContentsMargins(side, m_theme.scaled(6), side, m_theme.scaled(6));
    card.frame->layout()->setSpacing(0);
    // The margin at the left is a step down the tree; the card itself begins behind it.
    card.frame->setStyleSheet(
        u"QFrame#node { background: %1; border: %2px solid %3; border-radius: %4px;"
        " margin-left: %5px; } QFrame#node QLabel { background: transparent; border: none; }"_s.arg(
            m_theme.surface.name(), words.isOurs ? u"2"_s : u"1"_s,
            (words.isOurs ? m_theme.accent : m_theme.line).name(),
            QString::number(m_theme.scaled(8)), QString::number(m_theme.scaled(indent * depth))));
}

// Parents stand before their children.
qsizetype TopologyMap::parentOf(qsizetype index) const
{
    const redis::NodeView &node = m_topology.nodes[index];
    for (qsizetype i = index - 1; i >= 0; --i) {
        if (m_topology.nodes[i].endpoint == node.parent)
            return i;
    }
    return -1;
}

void TopologyMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int step = m_theme.scaled(indent);
    for (qsizetype i = 0; i < m_topology.nodes.size(); ++i) {
        const qsizetype parent = parentOf(i);
        if (parent < 0)
            continue;
        const redis::NodeView &node = m_topology.nodes[i];
        const bool isRead = node.endpoint == m_topology.read;
        const QColor color = node.state == redis::NodeState::Well
            ? (isRead ? m_theme.accent : m_theme.subtle)
            : m_theme.bad;
        painter.setPen(QPen(color, isRead ? 2 : 1,
            node.link == redis::ReplicationLink::Connected ? Qt::SolidLine : Qt::DashLine));
        const int x = step * std::min(m_topology.nodes[parent].depth, deepest) + step / 2;
        const QRect from = m_cards[std::size_t(parent)].frame->geometry();
        const QRect to = m_cards[std::size_t(i)].frame->geometry();
        painter.drawLine(x, from.bottom() + 1, x, to.center().y());
        painter.drawLine(x, to.center().y(), step * std::min(node.depth, deepest), to.center().y());
    }
}

void TopologyMap::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace ui
