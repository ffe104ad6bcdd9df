#pragma once

#include "core/redis/transport.h"

#include <QByteArray>
#include <QByteArrayView>

namespace redis {

/// What a connection has to write: at once, or in one piece at the end of a pipeline; bounded.
/// Lifetime: the transport must outlive it.
class WriteQueue final {
public:
    explicit WriteQueue(Transport &transport);

    void write(QByteArrayView bytes);
    /// Between these, bytes are gathered.
    void begin() { ++m_corks; }
    void end();
    /// The connection is gone and with it what waited.
    void clear();

    /// True from when too much waits until half of it has gone; to be asked after each change.
    bool isFull();

private:
    void flush();

    Transport &m_transport;
    QByteArray m_gathered;
    int m_corks = 0;
    bool m_isFull = false;
};

} // namespace redis
