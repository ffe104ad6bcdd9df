#pragma once

#include "core/redis/transport.h"
#include "core/resp/respvalue.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace redis {

/// A pipe whose other end is the test.
class FakeTransport final : public Transport {
    Q_OBJECT

public:
    using Transport::Transport;

    void open(const Endpoint &endpoint, const TlsConfig &tls) override;
    void abort() override;
    qint64 read(std::span<char> target) override;
    void write(QByteArrayView bytes) override;
    qint64 pendingBytes() const override { return m_stuckBytes; }

    bool isOpen() const { return m_isOpen; }
    const Endpoint &endpoint() const { return m_endpoint; }
    int openCount() const { return m_openCount; }

    /// The peer accepts the connection.
    void accept();
    /// The peer sends these bytes.
    void receive(const QByteArray &bytes);
    /// The peer closes, after the bytes of `last`.
    void close(const QByteArray &last = {});
    /// Bytes that the system does not take.
    void setStuckBytes(qint64 bytes);

    /// What was written since the last call, as the words of commands: one command an entry.
    QList<QByteArray> takeCommands();

private:
    Endpoint m_endpoint;
    QByteArray m_incoming;
    QByteArray m_written;
    qint64 m_stuckBytes = 0;
    int m_openCount = 0;
    bool m_isOpen = false;
};

/// The first complete value in `wire`.
resp::RespValue valueOf(const QByteArray &wire);

/// `$5\r\nhello\r\n`
QByteArray bulk(QByteArrayView text);

/// The HELLO reply of a Redis 7 that is `role`.
QByteArray helloReply(QByteArrayView role = "master");

} // namespace redis
