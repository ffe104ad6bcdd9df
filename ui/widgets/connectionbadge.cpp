#include "ui/widgets/connectionbadge.h"

#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>

namespace ui {

ConnectionBadge::ConnectionBadge(QWidget *parent)
    : QWidget(parent)
    , m_label(new ElidedLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label);
    retranslate();
}

void ConnectionBadge::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_label->setFont(theme.smallFont);
    restyle();
}

void ConnectionBadge::setStatus(const StatusText &status)
{
    m_tone = toTone(status.mood);
    m_label->setLine(status.text);
    m_label->setToolTip(status.description.toHtmlEscaped());
    m_label->setAccessibleDescription(status.text);
    restyle();
}

void ConnectionBadge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ConnectionBadge::retranslate()
{
    m_label->setAccessibleName(tr("Connection"));
}

void ConnectionBadge::restyle()
{
    m_label->setDot(toColor(m_tone, m_theme));
    setTone(*m_label, m_tone);
}

} // namespace ui
