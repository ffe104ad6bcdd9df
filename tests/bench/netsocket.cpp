#include "core/resp/respcommand.h"
#include "tests/bench/netclients.h"

#include <QCoreApplication>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

/// The bytes of one message as RESP2 sends it.
qint64 messageBytes()
{
    const QByteArray channel = workChannel();
    const QByteArray payload = workPayload();
    return QByteArray("*3\r\n$7\r\nmessage\r\n$" + QByteArray::number(channel.size()) + "\r\n"
        + channel + "\r\n$" + QByteArray::number(payload.size()) + "\r\n" + payload + "\r\n")
        .size();
}

/// One PUBLISH on one socket, any bytes on another, then the next: no parsing, no handlers. What Qt's
/// sockets cost any client.
class SocketTrips final : public QObject {
public:
    explicit SocketTrips(const ClientTask &task)
        : m_task(task)
        , m_publish(resp::RespCommand {"PUBLISH", workChannel(), workPayload()}.encoded())
    {
        connect(&m_out, &QTcpSocket::readyRead, this, [this] { m_out.readAll(); });
        connect(&m_in, &QTcpSocket::readyRead, this, &SocketTrips::take);
        for (QTcpSocket *const socket : {&m_in, &m_out}) {
            socket->connectToHost(u"127.0.0.1"_s, task.port);
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        }
        m_in.write(resp::RespCommand {"SUBSCRIBE", workChannel()}.encoded());
    }

private:
    void publish()
    {
        m_sentAt = steadySeconds();
        m_out.write(m_publish);
    }

    void take()
    {
        char bytes[4096];
        qint64 count = 0;
        while (const qint64 some = m_in.read(bytes, sizeof bytes))
            count += some;
        if (!m_isSubscribed) {
            m_isSubscribed = true;
            m_meter.start();
            return publish();
        }
        m_came += count;
        if (m_came < messageBytes())
            return;
        m_came = 0;
        m_meter.addTrip(steadySeconds() - m_sentAt);
        if (++m_count < m_task.count)
            return publish();
        m_meter.finish();
        QCoreApplication::exit(0);
    }

    const ClientTask m_task;
    const QByteArray m_publish;
    QTcpSocket m_in;
    QTcpSocket m_out;
    Meter m_meter;
    bool m_isSubscribed = false;
    double m_sentAt = 0;
    qint64 m_came = 0;
    qint64 m_count = 0;
};

/// Counts bytes and looks at none.
class SocketReceiver final : public QObject {
public:
    explicit SocketReceiver(const ClientTask &task)
        : m_bytes(task.count * messageBytes())
    {
        connect(&m_socket, &QTcpSocket::readyRead, this, &SocketReceiver::take);
        m_socket.setReadBufferSize(128 * 1024);
        m_socket.connectToHost(u"127.0.0.1"_s, task.port);
        m_socket.write(resp::RespCommand {"SUBSCRIBE", workChannel()}.encoded());
    }

private:
    void take()
    {
        if (!m_isSubscribed) {
            m_isSubscribed = true;
            // The confirmation alone, or with the first messages behind it.
            m_socket.readLine();
            for (int line = 0; line < 5; ++line)
                m_socket.readLine();
            m_meter.start();
        }
        while (const qint64 some = m_socket.read(m_buffer, sizeof m_buffer))
            m_bytes -= some;
        if (m_bytes > 0)
            return;
        m_meter.finish();
        QCoreApplication::exit(m_bytes == 0 ? 0 : 1);
    }

    qint64 m_bytes;
    char m_buffer[64 * 1024];
    QTcpSocket m_socket;
    Meter m_meter;
    bool m_isSubscribed = false;
};

} // namespace

int runSocketClient(const ClientTask &task)
{
    if (task.kind == u"socket-receive") {
        const SocketReceiver receiver(task);
        return QCoreApplication::exec();
    }
    const SocketTrips trips(task);
    return QCoreApplication::exec();
}

} // namespace bench
