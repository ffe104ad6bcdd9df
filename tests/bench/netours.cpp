#include "core/base/clock.h"
#include "core/redis/connection.h"
#include "core/redis/sockettransport.h"
#include "tests/bench/netclients.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr auto Channel = redis::SubscriptionKind::Channel;

/// A connection as Taproom makes it.
struct OurLink {
    base::SystemClock clock;
    redis::Connection connection;

    OurLink()
        : connection(redis::RedisConfig(), clock, std::make_unique<redis::SocketTransport>())
    {
        QObject::connect(&connection, &redis::Connection::closed, &connection,
            [](const base::Error &error) { qFatal("%s", qPrintable(base::toLogText(error))); });
    }

    void open(quint16 port) { connection.open({u"127.0.0.1"_s, port}); }
};

/// Takes the messages as a part of the program would: one signal a read, each message looked at.
class OurReceiver final : public QObject {
public:
    explicit OurReceiver(const ClientTask &task)
        : m_task(task)
    {
        auto *const connection = &m_link.connection;
        connect(connection, &redis::Connection::ready, this,
            [connection] { connection->subscribe(Channel, workChannel()); });
        connect(connection, &redis::Connection::subscriptionChanged, this,
            [this] { m_meter.start(); });
        connect(connection, &redis::Connection::messagesReceived, this, &OurReceiver::take);
        m_link.open(task.port);
    }

private:
    void take(const redis::MessageBatch &batch)
    {
        for (const redis::PubSubMessage &message : batch.messages)
            m_bytes += message.payload.size();
        m_count += qint64(batch.messages.size());
        if (m_count < m_task.count)
            return;
        m_meter.finish();
        QCoreApplication::exit(m_bytes == m_count * workPayload().size() ? 0 : 1);
    }

    const ClientTask m_task;
    OurLink m_link;
    Meter m_meter;
    qint64 m_count = 0;
    qint64 m_bytes = 0;
};

/// SET and GET by turns, so many at once, the next when the last were answered.
class OurPipeline final : public QObject {
public:
    explicit OurPipeline(const ClientTask &task)
        : m_task(task)
    {
        connect(&m_link.connection, &redis::Connection::ready, this, [this] {
            m_meter.start();
            sendNext();
        });
        m_link.open(task.port);
    }

private:
    void sendNext()
    {
        QList<resp::RespCommand> commands;
        commands.reserve(PipelineDepth);
        for (int i = 0; i < PipelineDepth; i += 2) {
            const QByteArray &key = m_keys[m_sent++ % m_keys.size()];
            commands.append(resp::RespCommand {"SET", key, m_value});
            commands.append(resp::RespCommand {"GET", key});
        }
        m_link.connection.sendPipeline(commands, this, [this](const auto &results) {
            for (const auto &result : results) {
                if (!result)
                    qFatal("%s", qPrintable(base::toLogText(result.error())));
                m_bytes += result->text.size();
            }
            m_count += results.size();
            if (m_count < m_task.count)
                return sendNext();
            m_meter.finish();
            QCoreApplication::exit(m_bytes == m_count / 2 * (2 + m_value.size()) ? 0 : 1);
        });
    }

    const ClientTask m_task;
    const QByteArray m_value = workPayload();
    const QList<QByteArray> m_keys = workKeys();
    OurLink m_link;
    Meter m_meter;
    qint64 m_sent = 0;
    qint64 m_count = 0;
    qint64 m_bytes = 0;
};

/// One PUBLISH on one connection, the message on another, then the next.
class OurTrips final : public QObject {
public:
    explicit OurTrips(const ClientTask &task)
        : m_task(task)
    {
        auto *const in = &m_in.connection;
        connect(in, &redis::Connection::ready, this,
            [in] { in->subscribe(Channel, workChannel()); });
        connect(in, &redis::Connection::subscriptionChanged, this,
            [this, port = task.port] { m_out.open(port); });
        connect(in, &redis::Connection::messagesReceived, this, &OurTrips::take);
        connect(&m_out.connection, &redis::Connection::ready, this, [this] {
            m_meter.start();
            publish();
        });
        m_in.open(task.port);
    }

private:
    void publish()
    {
        m_sentAt = steadySeconds();
        m_out.connection.send(resp::RespCommand {"PUBLISH", workChannel(), workPayload()}, this,
            [](const auto &) {});
    }

    void take()
    {
        m_meter.addTrip(steadySeconds() - m_sentAt);
        if (++m_count < m_task.count)
            return publish();
        m_meter.finish();
        QCoreApplication::exit(0);
    }

    const ClientTask m_task;
    OurLink m_in;
    OurLink m_out;
    Meter m_meter;
    double m_sentAt = 0;
    qint64 m_count = 0;
};

} // namespace

int runOurClient(const ClientTask &task)
{
    if (task.kind == u"ours-receive") {
        const OurReceiver receiver(task);
        return QCoreApplication::exec();
    }
    if (task.kind == u"ours-pipeline") {
        const OurPipeline pipeline(task);
        return QCoreApplication::exec();
    }
    const OurTrips trips(task);
    return QCoreApplication::exec();
}

} // namespace bench
