#include "tests/bench/hiredislink.h"
#include "tests/bench/netclients.h"

#include <QCoreApplication>
#include <QList>

namespace bench {

namespace {

class HiredisReceiver final : public QObject {
public:
    explicit HiredisReceiver(const ClientTask &task)
        : m_task(task)
        , m_link(task.port)
    {
        connect(&m_link, &HiredisLink::subscribed, this, [this] { m_meter.start(); });
        connect(&m_link, &HiredisLink::messageReceived, this, &HiredisReceiver::take);
        m_link.subscribe(workChannel());
    }

private:
    void take(const QByteArray &, const QByteArray &payload)
    {
        m_bytes += payload.size();
        if (++m_count < m_task.count)
            return;
        m_meter.finish();
        QCoreApplication::exit(m_bytes == m_count * workPayload().size() ? 0 : 1);
    }

    const ClientTask m_task;
    HiredisLink m_link;
    Meter m_meter;
    qint64 m_count = 0;
    qint64 m_bytes = 0;
};

class HiredisPipeline final : public QObject {
public:
    explicit HiredisPipeline(const ClientTask &task)
        : m_task(task)
        , m_link(task.port)
    {
        m_link.command(
            {"PING"},
            [](redisAsyncContext *, void *, void *data) {
                auto *const self = static_cast<HiredisPipeline *>(data);
                self->m_meter.start();
                self->sendNext();
            },
            this);
    }

private:
    void sendNext()
    {
        const auto take = [](redisAsyncContext *, void *reply, void *data) {
            static_cast<HiredisPipeline *>(data)->take(static_cast<redisReply *>(reply));
        };
        for (int i = 0; i < PipelineDepth; i += 2) {
            const QByteArray &key = m_keys[m_sent++ % m_keys.size()];
            m_link.command({"SET", key, m_value}, take, this);
            m_link.command({"GET", key}, take, this);
        }
    }

    void take(const redisReply *reply)
    {
        if (!reply || reply->type == REDIS_REPLY_ERROR)
            qFatal("hiredis got an error");
        m_bytes += qint64(reply->len);
        if (++m_count % PipelineDepth != 0)
            return;
        if (m_count < m_task.count)
            return sendNext();
        m_meter.finish();
        QCoreApplication::exit(m_bytes == m_count / 2 * (2 + m_value.size()) ? 0 : 1);
    }

    const ClientTask m_task;
    const QByteArray m_value = workPayload();
    const QList<QByteArray> m_keys = workKeys();
    HiredisLink m_link;
    Meter m_meter;
    qint64 m_sent = 0;
    qint64 m_count = 0;
    qint64 m_bytes = 0;
};

class HiredisTrips final : public QObject {
public:
    explicit HiredisTrips(const ClientTask &task)
        : m_task(task)
        , m_in(task.port)
        , m_out(task.port)
    {
        connect(&m_in, &HiredisLink::subscribed, this, [this] {
            m_meter.start();
            publish();
        });
        connect(&m_in, &HiredisLink::messageReceived, this, &HiredisTrips::take);
        m_in.subscribe(workChannel());
    }

private:
    void publish()
    {
        m_sentAt = steadySeconds();
        m_out.command({"PUBLISH", workChannel(), workPayload()}, nullptr, nullptr);
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
    HiredisLink m_in;
    HiredisLink m_out;
    Meter m_meter;
    double m_sentAt = 0;
    qint64 m_count = 0;
};

} // namespace

int runHiredisClient(const ClientTask &task)
{
    if (task.kind == u"hiredis-receive") {
        const HiredisReceiver receiver(task);
        return QCoreApplication::exec();
    }
    if (task.kind == u"hiredis-pipeline") {
        const HiredisPipeline pipeline(task);
        return QCoreApplication::exec();
    }
    const HiredisTrips trips(task);
    return QCoreApplication::exec();
}

} // namespace bench
