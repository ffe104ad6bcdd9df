#include "ui/windows/windownotices.h"

#include "ui/text/errortext.h"
#include "ui/widgets/noticebar.h"

#include <QBoxLayout>
#include <QEvent>

#include <utility>

namespace ui {

using namespace std::chrono_literals;

namespace {

bool isStopped(const redis::ClientView &view)
{
    return view.reading.state == redis::LinkState::Stopped
        || view.writing.state == redis::LinkState::Stopped;
}

} // namespace

WindowNotices::WindowNotices(QWidget *parent)
    : QWidget(parent)
    , m_trouble(new NoticeBar(this))
    , m_notice(new NoticeBar(this))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(1s);
    m_trouble->setClosable(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_trouble);
    layout->addWidget(m_notice);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(&m_patience, &QTimer::timeout, this, &WindowNotices::showTrouble);
    connect(m_trouble, &NoticeBar::actionTriggered, this, &WindowNotices::reconnectRequested);
    connect(m_notice, &NoticeBar::actionTriggered, this, &WindowNotices::joinAgain);
    connect(m_notice, &NoticeBar::dismissed, this, [this] { m_left.clear(); });
}

void WindowNotices::setTheme(const Theme &theme)
{
    m_trouble->setTheme(theme);
    m_notice->setTheme(theme);
}

void WindowNotices::setView(const redis::ClientView &view)
{
    m_view = view;
    if (view.isReady()) {
        m_patience.stop();
        m_trouble->clear();
    } else if (isStopped(view) || !m_trouble->isHidden()) {
        showTrouble();
    } else if (!m_patience.isActive()) {
        m_patience.start();
    }
}

void WindowNotices::showTrouble()
{
    const auto &error = m_view.writing.error ? m_view.writing.error : m_view.reading.error;
    if (m_view.isReady() || !error)
        return;
    const bool needsUser = isStopped(m_view);
    m_trouble->showNotice(needsUser ? Tone::Bad : Tone::Waiting, errorText(*error),
        needsUser ? tr("Try again") : QString());
}

void WindowNotices::setWarning(const QString &text)
{
    m_left.clear();
    if (text.isEmpty())
        m_notice->clear();
    else
        m_notice->showNotice(Tone::Waiting, text);
}

void WindowNotices::offerToJoinAgain(const QList<chat::RoomId> &left)
{
    m_left = left;
    m_notice->showNotice(Tone::Neutral, tr("You left %n channel(s).", nullptr, int(left.size())),
        tr("Join again"));
}

void WindowNotices::joinAgain()
{
    const QList<chat::RoomId> left = std::exchange(m_left, {});
    m_notice->clear();
    emit joinAgainRequested(left);
}

void WindowNotices::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        if (!m_trouble->isHidden())
            showTrouble();
        if (!m_left.isEmpty())
            offerToJoinAgain(m_left);
    }
    QWidget::changeEvent(event);
}

} // namespace ui
