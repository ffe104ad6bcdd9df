#include "failoverstage.h"

#include "core/redis/sockettransport.h"

#include <QTest>

#include <csignal>

namespace support {

using namespace redis;
using namespace Qt::Literals::StringLiterals;

FailoverStage::FailoverStage()
    : chain(constellation::makeSentinelPlan())
{
}

bool FailoverStage::start()
{
    if (!chain.start())
        return false;
    client = std::make_unique<ClientSpy>(url(firstSentinel));
    if (!QTest::qWaitFor([this] { return client->view().isReady(); }, 10'000))
        return false;
    for (const char *channel : {"a", "b"})
        client->client().subscribe(SubscriptionKind::Channel, channel);
    connect(&client->client(), &RedisClient::viewChanged, this, &FailoverStage::noteView);
    watch = std::make_unique<SentinelWatch>(client->client().config(), m_clock, m_random,
        [] { return std::make_unique<SocketTransport>(); });
    connect(watch.get(), &SentinelWatch::masterSwitched, this, [this](const MasterSwitch &) {
        if (sinceSwitch.isValid())
            return;
        sinceSwitch.start();
        switchMs = sinceFault.elapsed();
    });
    for (int place = firstSentinel; place < firstSentinel + 3; ++place)
        watch->listen({chain.endpoint(place)});
    connect(&m_tick, &QTimer::timeout, this, &FailoverStage::write);
    m_tick.start(20);
    return QTest::qWaitFor(
        [this] { return watch->listeningCount() == 3 && client->log.size() == 2 && stored > 3; },
        10'000);
}

void FailoverStage::killMaster()
{
    sinceFault.start();
    chain.process(master).kill();
}

void FailoverStage::pauseMaster()
{
    sinceFault.start();
    signalMaster(SIGSTOP);
}

void FailoverStage::resumeMaster()
{
    signalMaster(SIGCONT);
}

void FailoverStage::signalMaster(int signal)
{
    ::kill(pid_t(chain.process(master).processId()), signal);
}

bool FailoverStage::awaitStored()
{
    return QTest::qWaitFor([this] { return firstStoredMs.has_value(); }, 30'000);
}

QString FailoverStage::url(int sentinel) const
{
    return u"redis+sentinel://%1/mymaster"_s.arg(toText(chain.endpoint(sentinel)));
}

void FailoverStage::write()
{
    const bool isAfter = sinceSwitch.isValid();
    client->client().send(Target::Master, {"XADD", "log", "*", "n", QByteArray::number(sent)}, this,
        [this, isAfter](const base::Result<resp::RespValue> &reply) {
            if (!reply)
                return;
            ++stored;
            if (isAfter && !firstStoredMs)
                firstStoredMs = sinceSwitch.elapsed();
        });
    ++sent;
}

void FailoverStage::noteView(const ClientView &view)
{
    const Endpoint &writing = view.writing.endpoint;
    if (writing.isEmpty())
        return;
    const bool isOld = writing == chain.endpoint(master);
    wentBack = wentBack || (hasMoved && isOld);
    if (isOld)
        return;
    if (!hasMoved) {
        hasMoved = true;
        sentWhenMoved = sent;
    }
    if (!readyMs && view.writing.state == LinkState::Ready && sinceSwitch.isValid())
        readyMs = sinceSwitch.elapsed();
}

} // namespace support
