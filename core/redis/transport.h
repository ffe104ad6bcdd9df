#pragma once

#include "core/base/error.h"
#include "core/redis/endpoint.h"
#include "core/redis/redisconfig.h"

#include <QByteArrayView>
#include <QObject>

#include <span>

namespace redis {

/// A byte pipe to a server: the seam at which tests put a peer of their own.
/// Thread: that of the object.
class Transport : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Drops what was open and opens anew; ends in opened() or closed().
    virtual void open(const Endpoint &endpoint, const TlsConfig &tls) = 0;
    /// Drops the connection at once, without sending what waits; emits nothing.
    virtual void abort() = 0;
    /// Bytes that have come, at most as many as fit; 0 when there are none.
    virtual qint64 read(std::span<char> target) = 0;
    virtual void write(QByteArrayView bytes) = 0;
    /// Bytes written that the system has not taken yet.
    virtual qint64 pendingBytes() const = 0;

signals:
    void opened();
    void readyRead();
    void bytesWritten();
    /// The peer closed, or the network broke; what came before can still be read.
    void closed(const base::Error &error);
};

} // namespace redis
