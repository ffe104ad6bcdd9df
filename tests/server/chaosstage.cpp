#include "chaosstage.h"

#include "tests/support/testserver.h"

#include <QPointer>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace support {

namespace {

const chat::RoomId room("chaos");
const QString logKey = u"taproom:{chaos}:log"_s;
constexpr qsizetype nodes = 3;
const QByteArrayList writers {"alice", "bob"};

/// The second replica copies the first, and so is behind it; a small backlog makes resyncs full ones.
constellation::ConstellationPlan plan()
{
    const QList<QByteArray> lines {"repl-backlog-size 16384", "repl-diskless-sync-delay 0"};
    return {{{u"master"_s, {}, lines}, {u"replica-1"_s, 0, lines}, {u"replica-2"_s, 1, lines},
        {u"sentinel-1"_s, {}, {}, 0}, {u"sentinel-2"_s, {}, {}, 0}, {u"sentinel-3"_s, {}, {}, 0}}};
}

} // namespace

ChaosStage::ChaosStage(quint32 seed)
    : m_random(seed)
    , m_chain(plan())
{
    connect(&m_tick, &QTimer::timeout, this, &ChaosStage::write);
}

ChaosStage::~ChaosStage()
{
    for (qsizetype place = 0; place < nodes; ++place) {
        const qint64 process = m_chain.process(place).processId();
        if (process > 0)
            ::kill(pid_t(process), SIGCONT);
    }
}

std::unique_ptr<ChatGuest> ChaosStage::makeGuest(const QByteArray &name) const
{
    const QString url = u"redis+sentinel://%1/mymaster"_s.arg(toText(m_chain.endpoint(nodes + 0)));
    return std::make_unique<ChatGuest>(url, name);
}

bool ChaosStage::start()
{
    if (!m_chain.start())
        return false;
    for (const QByteArray &name : writers)
        m_guests.push_back(makeGuest(name));
    m_guests.push_back(makeGuest("carol"));
    for (const std::unique_ptr<ChatGuest> &guest : m_guests) {
        if (!guest->join(room))
            return false;
    }
    m_tick.start(20);
    return true;
}

void ChaosStage::write()
{
    ChatGuest &guest = *m_guests[size_t(m_written) % size_t(writers.size())];
    // Long enough that a replica which hangs for a second falls out of the backlog.
    const QString text = QString::number(m_written++) + u' ' + QString(400, u'x');
    if (!guest.chat().post(room, text))
        qWarning("a message was not taken");
}

QByteArray ChaosStage::cli(qsizetype place, const QStringList &words) const
{
    return runRedisCli(m_chain.endpoint(place).port, words);
}

qsizetype ChaosStage::masterPlace() const
{
    const QByteArrayList answer = runRedisCli(m_chain.endpoint(nodes).port,
        {u"SENTINEL"_s, u"get-master-addr-by-name"_s, u"mymaster"_s})
                                      .split('\n');
    for (qsizetype place = 0; place < nodes; ++place) {
        if (m_chain.endpoint(place).port == answer.value(1).toInt())
            return place;
    }
    return 0;
}

void ChaosStage::hang(qint64 process, int forMs)
{
    ++m_hung;
    ::kill(pid_t(process), SIGSTOP);
    QTimer::singleShot(forMs, this, [this, process] {
        --m_hung;
        if (process > 0)
            ::kill(pid_t(process), SIGCONT);
    });
}

void ChaosStage::doHarm()
{
    // A node that hangs answers no redis-cli.
    if (m_hung > 0)
        return;
    // Failovers take their time; one in eight is enough.
    const bool isLarge = m_random.bounded(8) == 0;
    harm(Harm(isLarge ? int(Harm::FailOver) + m_random.bounded(2)
                      : m_random.bounded(int(Harm::FailOver))));
}

void ChaosStage::harm(Harm harm)
{
    const qsizetype master = masterPlace();
    const qsizetype replica = (master + 1 + m_random.bounded(2)) % nodes;
    const auto note = [this](const QString &name) { ++m_harms[name]; };
    switch (harm) {
    case Harm::CutSubscribers:
        note(u"subscribers cut"_s);
        cli(replica, {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"pubsub"_s});
        break;
    case Harm::CutReaders:
        note(u"readers cut"_s);
        cli(replica, {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"normal"_s});
        break;
    case Harm::CutWriters:
        note(u"writers cut"_s);
        cli(master, {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"normal"_s});
        break;
    case Harm::CutReplicas:
        note(u"replica links cut"_s);
        cli(master, {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"replica"_s});
        break;
    case Harm::FullResync: {
        note(u"full resyncs forced"_s);
        const qint64 process = m_chain.process(replica).processId();
        hang(process, 900);
        cli(master, {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"replica"_s});
        break;
    }
    case Harm::HangReplica:
    case Harm::HangMaster: {
        const bool isMaster = harm == Harm::HangMaster;
        note(isMaster ? u"master hung"_s : u"replica hung"_s);
        const qint64 process = m_chain.process(isMaster ? master : replica).processId();
        hang(process, isMaster ? 300 : 300 + m_random.bounded(2000));
        break;
    }
    case Harm::OverflowBuffers:
        note(u"output buffers cut"_s);
        cli(replica,
            {u"CONFIG"_s, u"SET"_s, u"client-output-buffer-limit"_s, u"pubsub 32kb 0 0"_s});
        cli(master, {u"PUBLISH"_s, u"chaos"_s, QString(300'000, u'p')});
        cli(replica,
            {u"CONFIG"_s, u"SET"_s, u"client-output-buffer-limit"_s, u"pubsub 32mb 8mb 60"_s});
        break;
    case Harm::RestartReader:
        note(u"clients restarted"_s);
        restartReader();
        break;
    case Harm::FailOver:
        note(u"failovers"_s);
        failOver(0);
        break;
    case Harm::LoseTail:
        note(u"failovers that lose a tail"_s);
        failOver(400);
        break;
    case Harm::Count:
        break;
    }
}

void ChaosStage::restartReader()
{
    m_guests.pop_back();
    m_guests.push_back(makeGuest("carol"));
    m_guests.back()->join(room);
}

/// Kills the master after its replicas have not heard it for a while, and starts it again, empty, when
/// another one has taken its place.
void ChaosStage::failOver(int unreplicatedMs)
{
    const qsizetype old = masterPlace();
    QList<qint64> hung;
    for (qsizetype place = 0; unreplicatedMs > 0 && place < nodes; ++place) {
        if (place != old)
            hung.append(m_chain.process(place).processId());
    }
    for (const qint64 process : std::as_const(hung))
        ::kill(pid_t(process), SIGSTOP);
    // What is on its way to them would still be read: only without a link is the tail theirs alone.
    if (!hung.isEmpty())
        cli(old, {u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"replica"_s});
    QElapsedTimer timer;
    timer.start();
    (void)QTest::qWaitFor([&] { return timer.elapsed() >= unreplicatedMs; }, unreplicatedMs + 1000);
    m_chain.process(old).kill();
    for (const qint64 process : std::as_const(hung))
        ::kill(pid_t(process), SIGCONT);
    if (!QTest::qWaitFor([&] { return masterPlace() != old; }, 30'000))
        qWarning("no Sentinel found another master");
    const auto isStopped
        = [&] { return m_chain.process(old).state() == constellation::ServerState::Stopped; };
    (void)QTest::qWaitFor(isStopped, 5'000);
    m_chain.process(old).start();
    // Until it copies the new one, Sentinel could take it, empty, for a fit successor.
    const auto isReplica = [&] {
        return cli(old, {u"ROLE"_s}).startsWith("slave")
            && cli(old, {u"INFO"_s, u"replication"_s}).contains("master_link_status:up");
    };
    if (!QTest::qWaitFor(isReplica, 40'000))
        qWarning("the old master does not follow the new one");
}

bool ChaosStage::settle()
{
    m_tick.stop();
    const auto isStored = [this] {
        return std::all_of(m_guests.begin(), m_guests.end(),
            [](const auto &guest) { return guest->chat().outbox().entries().isEmpty(); });
    };
    if (!QTest::qWaitFor(isStored, 60'000))
        return false;
    // What was stored and did not come back is sent again after a while.
    const auto isWhole = [this] { return faults().isEmpty(); };
    return QTest::qWaitFor(isWhole, 45'000);
}

QList<QByteArray> ChaosStage::logUids() const
{
    const QByteArrayList lines
        = cli(masterPlace(), {u"XRANGE"_s, logKey, u"-"_s, u"+"_s}).split('\n');
    QList<QByteArray> uids;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (lines.at(i) == "uid")
            uids.append(lines.at(i + 1));
    }
    return uids;
}

QStringList ChaosStage::faults() const
{
    const QList<QByteArray> log = logUids();
    QStringList faults;
    if (QSet<QByteArray>(log.begin(), log.end()).size() != log.size())
        faults << u"a message stands in the log twice"_s;
    if (log.size() != m_written)
        faults << u"%1 written, %2 in the log"_s.arg(m_written).arg(log.size());
    for (const std::unique_ptr<ChatGuest> &guest : m_guests)
        faults << faultsOf(*guest, log);
    return faults;
}

/// Everything from the first message on that the guest shows, once and in the order of the log.
QStringList ChaosStage::faultsOf(const ChatGuest &guest, const QList<QByteArray> &log) const
{
    const QString name = QString::fromUtf8(const_cast<ChatGuest &>(guest).chat().userName());
    const chat::Timeline *timeline = const_cast<ChatGuest &>(guest).chat().timeline(room);
    QList<QByteArray> shown;
    for (qsizetype row = 0; timeline && row < timeline->size(); ++row) {
        const chat::TimelineEntry entry = timeline->at(row);
        const bool isLogged = entry.kind == chat::EntryKind::Message && !entry.plain;
        if (isLogged && entry.state == chat::SendState::Lost) {
            if (log.contains(entry.uid.toByteArray()))
                return {name + u" marks a message as lost that is in the log"_s};
        } else if (isLogged) {
            shown.append(entry.uid.toByteArray());
        } else if (entry.kind != chat::EntryKind::Message) {
            return {name + u" has a hole"_s};
        }
    }
    const qsizetype first = shown.isEmpty() ? -1 : log.indexOf(shown.constFirst());
    if (first < 0)
        return {name + u" shows nothing of the log"_s};
    if (log.sliced(first) != shown) {
        return {u"%1 shows %2 messages, and %3 are in the log from there on"_s.arg(name)
                    .arg(shown.size())
                    .arg(log.size() - first)};
    }
    return {};
}

QString ChaosStage::report() const
{
    QStringList parts;
    int harms = 0;
    for (auto harm = m_harms.begin(); harm != m_harms.end(); ++harm) {
        parts << u"%1 %2"_s.arg(harm.value()).arg(harm.key());
        harms += harm.value();
    }
    return u"%1 messages, %2 faults (%3)"_s.arg(m_written).arg(harms).arg(parts.join(u", "_s));
}

} // namespace support
