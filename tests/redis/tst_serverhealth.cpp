#include "core/redis/serverhealth.h"

#include <QTest>

using namespace redis;
using namespace Qt::Literals::StringLiterals;

namespace {

const Endpoint m {u"10.0.0.1"_s, 6379};
const Endpoint r {u"10.0.0.2"_s, 6379};

NodeView nodeView(const Endpoint &endpoint, NodeRole role, NodeState state = NodeState::Well)
{
    NodeView node;
    node.endpoint = endpoint;
    node.role = role;
    node.state = state;
    return node;
}

TopologyView pairView(NodeState state = NodeState::Well)
{
    TopologyView view;
    view.write = m;
    view.read = state == NodeState::Well ? r : m;
    view.nodes = {nodeView(m, NodeRole::Master), nodeView(r, NodeRole::Replica, state)};
    return view;
}

resp::RespValue text(const QByteArray &bytes)
{
    resp::RespValue value;
    value.type = resp::RespType::BulkString;
    value.text = bytes;
    return value;
}

resp::RespValue setting(const QByteArray &name, const QByteArray &value)
{
    resp::RespValue reply;
    reply.type = resp::RespType::Array;
    reply.elements = {text(name), text(value)};
    return reply;
}

Health healthOf(const QList<HealthFinding> &findings, HealthCheck check, const Endpoint &place)
{
    for (const HealthFinding &finding : findings) {
        if (finding.check == check && (place.isEmpty() || finding.place == toText(place)))
            return finding.health;
    }
    qWarning("it was not looked at");
    return Health::Unknown;
}

} // namespace

class TestServerHealth : public QObject {
    Q_OBJECT

private slots:
    void isContentWithAHealthyPair()
    {
        const auto findings = judgeNodes(pairView(), ReadPreference::Replica);
        QCOMPARE(findings.size(), 5);
        for (const HealthFinding &finding : findings)
            QCOMPARE(finding.health, Health::Good);
    }

    void findsALinkThatIsNotWell_data()
    {
        QTest::addColumn<NodeState>("state");
        QTest::newRow("sync") << NodeState::Syncing;
        QTest::newRow("cut") << NodeState::Cut;
        QTest::newRow("detached") << NodeState::Detached;
        QTest::newRow("behind") << NodeState::Behind;
    }
    void findsALinkThatIsNotWell()
    {
        QFETCH(NodeState, state);
        const auto findings = judgeNodes(pairView(state), ReadPreference::Replica);
        QCOMPARE(healthOf(findings, HealthCheck::Reachable, r), Health::Good);
        QCOMPARE(healthOf(findings, HealthCheck::Link, r), Health::Problem);
        QCOMPARE(healthOf(findings, HealthCheck::Replica, {}), Health::Problem);
        QCOMPARE(healthOf(findings, HealthCheck::Master, m), Health::Good);
    }

    void findsNodesThatDoNotAnswer()
    {
        TopologyView view = pairView(NodeState::Unreachable);
        view.nodes[1].error = base::Error {base::ErrorKind::Network, u"REFUSED"_s, u"refused"_s};
        const auto findings = judgeNodes(view, ReadPreference::Replica);
        QCOMPARE(healthOf(findings, HealthCheck::Reachable, r), Health::Problem);
        QCOMPARE(healthOf(findings, HealthCheck::Replica, {}), Health::Problem);
        QCOMPARE(healthOf(judgeNodes(pairView(NodeState::Loading), ReadPreference::Replica),
                     HealthCheck::Reachable, r),
            Health::Problem);
    }

    void findsThatThereIsNoMaster()
    {
        TopologyView view = pairView();
        view.write = {};
        view.error = base::Error {base::ErrorKind::Topology, u"NOMASTER"_s, u"none"_s};
        QCOMPARE(healthOf(judgeNodes(view, ReadPreference::Replica), HealthCheck::Master, {}),
            Health::Problem);
    }

    void wantsNoReplicaWhereTheMasterIsToBeRead()
    {
        TopologyView view;
        view.read = view.write = m;
        view.nodes = {nodeView(m, NodeRole::Master)};
        for (const HealthFinding &finding : judgeNodes(view, ReadPreference::Master))
            QCOMPARE(finding.health, Health::Good);
        QCOMPARE(healthOf(judgeNodes(view, ReadPreference::Replica), HealthCheck::Replica, {}),
            Health::Problem);
    }

    void knowsWhereOthersCouldListen_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<Health>("health");
        for (const char16_t *address :
            {u"127.0.0.1", u"::1", u"10.1.2.3", u"172.31.0.1", u"192.168.4.5", u"100.64.0.9",
                u"169.254.1.1", u"fe80::1", u"fd00::7", u"::ffff:10.0.0.1"})
            QTest::newRow(qPrintable(QString::fromUtf16(address)))
                << QString::fromUtf16(address) << Health::Good;
        for (const char16_t *address : {u"8.8.8.8", u"172.32.0.1", u"192.169.0.1", u"11.0.0.1",
                 u"2001:db8::1", u"::ffff:8.8.8.8", u"100.128.0.1"})
            QTest::newRow(qPrintable(QString::fromUtf16(address)))
                << QString::fromUtf16(address) << Health::Problem;
    }
    void knowsWhereOthersCouldListen()
    {
        QFETCH(QString, address);
        QFETCH(Health, health);
        const QList<QHostAddress> addresses {QHostAddress(address)};
        QCOMPARE(judgeEncryption(m, addresses, false).health, health);
        QCOMPARE(judgeEncryption(m, addresses, true).health, Health::Good);
        // One public address among private ones is enough.
        if (health == Health::Problem)
            QCOMPARE(judgeEncryption(m,
                         QList<QHostAddress> {QHostAddress(u"10.0.0.1"_s)} + addresses, false)
                         .health,
                health);
        QCOMPARE(judgeEncryption(m, {}, false).health, Health::Unknown);
    }

    void judgesASetting_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<Health>("health");
        const auto row = [](const char *name, const char *value, Health health) {
            QTest::addRow("%s %s", name, value) << QByteArray(name) << QByteArray(value) << health;
        };
        row("replica-serve-stale-data", "yes", Health::Good);
        row("replica-serve-stale-data", "no", Health::Problem);
        const char *const buffer = "client-output-buffer-limit";
        row(buffer, "normal 0 0 0 slave 1 1 1 pubsub 33554432 8388608 60", Health::Good);
        row(buffer, "normal 0 0 0 slave 1 1 1 pubsub 0 0 0", Health::Good);
        row(buffer, "normal 0 0 0 slave 1 1 1 pubsub 1048576 8388608 60", Health::Problem);
        row(buffer, "normal 0 0 0 slave 1 1 1 pubsub 33554432 65536 60", Health::Problem);
        row(buffer, "normal 0 0 0", Health::Unknown);
        row(buffer, "pubsub many 1 1", Health::Unknown);
        row(buffer, "pubsub 1", Health::Unknown);
        row("min-replicas-to-write", "0", Health::Problem);
        row("min-replicas-to-write", "1", Health::Good);
        row("maxmemory-policy", "noeviction", Health::Good);
        row("maxmemory-policy", "volatile-lru", Health::Good);
        row("maxmemory-policy", "allkeys-lru", Health::Problem);
    }
    void judgesASetting()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(Health, health);
        const HealthFinding found = judgeSetting(r, name, setting(name, value), 1);
        QCOMPARE(found.health, health);
        QCOMPARE(found.place, toText(r));
        QVERIFY(found.detail.contains(QString::fromUtf8(value)));
        // Where there is no replica, none can be waited for.
        if (name == "min-replicas-to-write")
            QCOMPARE(judgeSetting(r, name, setting(name, value), 0).health, Health::Good);
    }

    void admitsWhatItMayNotSee()
    {
        const base::Error refused {base::ErrorKind::Credentials, u"NOPERM"_s, u"no right"_s};
        const auto found = judgeSetting(m, "maxmemory-policy", base::failure(refused), 1);
        QCOMPARE(found.health, Health::Unknown);
        QCOMPARE(found.check, HealthCheck::Eviction);
        QCOMPARE(judgeSetting(m, "maxmemory-policy", text("?"), 1).health, Health::Unknown);
    }

    void asksEachRoleForWhatMatters()
    {
        QVERIFY(settingsToAsk(NodeRole::Replica).contains("replica-serve-stale-data"));
        QVERIFY(!settingsToAsk(NodeRole::Replica).contains("min-replicas-to-write"));
        QVERIFY(settingsToAsk(NodeRole::Master).contains("min-replicas-to-write"));
    }

    void judgesSentinels()
    {
        const auto fail = [](base::ErrorKind kind, const QString &code) {
            return judgeQuorum(m, base::failure(kind, code, u"why"_s));
        };
        QCOMPARE(healthOf(judgeQuorum(m, text("OK 3 usable Sentinels")), HealthCheck::Quorum, m),
            Health::Good);
        const auto few = fail(base::ErrorKind::Server, u"NOQUORUM"_s);
        QCOMPARE(healthOf(few, HealthCheck::Sentinel, m), Health::Good);
        QCOMPARE(healthOf(few, HealthCheck::Quorum, m), Health::Problem);
        const auto away = fail(base::ErrorKind::Network, u"REFUSED"_s);
        QCOMPARE(away.size(), 1);
        QCOMPARE(healthOf(away, HealthCheck::Sentinel, m), Health::Problem);
        const auto narrow = fail(base::ErrorKind::Credentials, u"NOPERM"_s);
        QCOMPARE(healthOf(narrow, HealthCheck::Quorum, m), Health::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestServerHealth)
#include "tst_serverhealth.moc"
