#include "ui/widgets/statusbar.h"

#include "ui/paint/tone.h"
#include "ui/text/statustext.h"
#include "ui/widgets/elidedlabel.h"

#include <QEvent>

namespace ui {

StatusBar::StatusBar(QWidget *parent)
    : QStatusBar(parent)
    , m_reading(new ElidedLabel(this))
    , m_writing(new ElidedLabel(this))
    , m_hint(new ElidedLabel(this))
    , m_server(new ElidedLabel(this))
{
    setSizeGripEnabled(false);
    addWidget(m_reading);
    addWidget(m_writing);
    addWidget(m_hint);
    addPermanentWidget(m_server);
    retranslate();
}

void StatusBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    setContentsMargins(theme.scaled(12), 0, theme.scaled(12), 0);
    for (ElidedLabel *label : {m_reading, m_writing, m_hint, m_server})
        label->setFont(theme.smallFont);
    for (ElidedLabel *label : {m_reading, m_writing})
        label->setContentsMargins(0, 0, theme.scaled(14), 0);
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
    m_hint->setAccessibleName(tr("Hint"));
    m_server->setAccessibleName(tr("Server"));
    showLinks();
}

void StatusBar::showLinks()
{
    showStatus(*m_reading, readingStatus(m_view), m_view.reading);
    showStatus(*m_writing, writingStatus(m_view), m_view.writing);
    m_hint->setText(m_view.isReady() && m_view.readsFromMaster
            ? tr("No replica is connected: everything goes to the master")
            : QString());
    QString server;
    if (m_view.protocol != 0 && !m_view.serverVersion.isEmpty())
        server = tr("Redis %1, RESP%2").arg(m_view.serverVersion).arg(m_view.protocol);
    m_server->setLine(server);
    m_server->setAccessibleDescription(server);
}

void StatusBar::showStatus(ElidedLabel &label, const StatusText &status,
    const redis::LinkView &link)
{
    label.setLine(status.text, toText(link.endpoint));
    label.setDot(toColor(toTone(status.mood), m_theme));
    label.setAccessibleDescription(status.text);
    label.setToolTip(status.description.toHtmlEscaped());
}

} // namespace ui
