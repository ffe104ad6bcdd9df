#include "core/redis/writequeue.h"

namespace redis {

namespace {

/// Above this, no more is taken until half of it has gone.
constexpr qint64 maxWaitingBytes = 16 * 1024 * 1024;
/// A pipeline is handed to the system in pieces of this size.
constexpr qsizetype pieceBytes = 64 * 1024;

} // namespace

WriteQueue::WriteQueue(Transport &transport)
    : m_transport(transport)
{
}

void WriteQueue::write(QByteArrayView bytes)
{
    if (m_corks == 0) {
        m_transport.write(bytes);
        return;
    }
    m_gathered.append(bytes);
    if (m_gathered.size() >= pieceBytes)
        flush();
}

void WriteQueue::end()
{
    Q_ASSERT(m_corks > 0);
    if (--m_corks == 0)
        flush();
}

void WriteQueue::flush()
{
    if (m_gathered.isEmpty())
        return;
    m_transport.write(m_gathered);
    m_gathered.resize(0);
}

void WriteQueue::clear()
{
    m_gathered.clear();
    m_isFull = false;
}

bool WriteQueue::isFull()
{
    const qint64 waiting = m_transport.pendingBytes() + m_gathered.size();
    if (!m_isFull)
        m_isFull = waiting > maxWaitingBytes;
    else if (waiting < maxWaitingBytes / 2)
        m_isFull = false;
    return m_isFull;
}

} // namespace redis
