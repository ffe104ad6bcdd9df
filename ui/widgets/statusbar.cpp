#include "ui/widgets/statusbar.h"

#include "ui/paint/tone.h"
#include "ui/text/linktext.h"
#include "ui/widgets/elidedlabel.h"

#include <QEvent>

namespace ui {

namespace {

Tone toneOf(const redis::LinkView &link)
{
    switch (link.state) {
    case redis::LinkState::Ready:
        return Tone::Good;
    case redis::LinkState::Stopped:
        return Tone::Bad;
    case redis::LinkState::Idle:
        return Tone::Neutral;
    case redis::LinkState::Resolving:
    case redis::LinkState::Connecting:
    case redis::LinkState::Waiting:
        break;
    }
    return Tone::Waiting;
}

} // namespace

StatusBar::StatusBar(QWidget *parent)
    : QStatusBar(parent)
    , m_reading(new ElidedLabel(this))
    , m_writing(new ElidedLabel(this))
    , m_server(new ElidedLabel(this))
{
    setSizeGripEnabled(false);
    addWidget(m_reading);
    addWidget(m_writing);
    addPermanentWidget(m_server);
    retranslate();
}

void StatusBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    setContentsMargins(theme.scaled(12), 0, theme.scaled(12), 0);
    for (ElidedLabel *label : {m_reading, m_writing, m_server})
        label->setFont(theme.smallFont);
    showLinks();
}

void StatusBar::setView(const redis::ClientView &view)
{
    if (m_view == view)
        return;
    m_view = view;
    showLinks();
}

void StatusBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QStatusBar::changeEvent(event);
}

void StatusBar::retranslate()
{
    m_reading->setAccessibleName(tr("Reading"));
    m_writing->setAccessibleName(tr("Writing"));
    m_server->setAccessibleName(tr("Server"));
    showLinks();
}

void StatusBar::showLinks()
{
    const auto show = [this](ElidedLabel *label, const redis::LinkView &link, const QString &text) {
        label->setLine(text, toAddressText(link));
        label->setDot(toColor(toneOf(link), m_theme));
        label->setAccessibleDescription(text);
        label->setToolTip(toLinkToolTip(link));
    };
    show(m_reading, m_view.reading, toReadingText(m_view));
    show(m_writing, m_view.writing, toWritingText(m_view));
    const QString server = toServerText(m_view);
    m_server->setLine(server);
    m_server->setAccessibleDescription(server);
}

} // namespace ui
