#include "core/chat/changethrottle.h"

#include <utility>

namespace chat {

using namespace std::chrono_literals;

ChangeThrottle::ChangeThrottle(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(100ms);
    connect(&m_timer, &QTimer::timeout, this, &ChangeThrottle::tell);
}

void ChangeThrottle::note(const RoomId &room)
{
    m_changed.insert(room);
    if (!m_timer.isActive())
        tell();
}

void ChangeThrottle::tell()
{
    // The timer rests when a tenth of a second went by without a change.
    if (m_changed.isEmpty())
        return;
    m_timer.start();
    for (const RoomId &room : std::exchange(m_changed, {}))
        emit changed(room);
}

} // namespace chat
