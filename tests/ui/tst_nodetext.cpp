#include "ui/text/nodetext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using redis::NodeRole;
using redis::NodeState;
using redis::NodeView;

namespace {

const redis::Endpoint master {u"127.0.0.1"_s, 6379};
const redis::Endpoint replica {u"127.0.0.1"_s, 6380};

NodeView nodeAt(const redis::Endpoint &endpoint, NodeRole role, NodeState state = NodeState::Well)
{
    NodeView node;
    node.endpoint = endpoint;
    node.role = role;
    node.state = state;
    return node;
}

} // namespace

class TestNodeText final : public QObject {
    Q_OBJECT

private slots:
    void saysWhatANodeIsFor();
    void saysWhenOneNodeDoesBoth();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhyTheMasterIsRead();
};

void TestNodeText::saysWhatANodeIsFor()
{
    redis::TopologyView topology;
    topology.read = replica;
    topology.write = master;
    NodeView written = nodeAt(master, NodeRole::Master);
    written.subscribers = 4;
    const ui::NodeText first = ui::nodeText(written, topology);
    QCOMPARE(first.title, u"master · 127.0.0.1:6379"_s);
    QVERIFY2(first.detail.startsWith(u"we write here · 4 "), qPrintable(first.detail));
    QVERIFY(first.isOurs);
    NodeView read = nodeAt(replica, NodeRole::Replica);
    read.lag = 2s;
    const ui::NodeText second = ui::nodeText(read, topology);
    QCOMPARE(second.title, u"replica · 127.0.0.1:6380"_s);
    QCOMPARE(second.detail, u"we read here · 2 s behind"_s);
    read.endpoint.port = 6381;
    const ui::NodeText other = ui::nodeText(read, topology);
    QCOMPARE(other.detail, u"2 s behind"_s);
    QVERIFY(!other.isOurs);
}

void TestNodeText::saysWhenOneNodeDoesBoth()
{
    redis::TopologyView topology;
    topology.read = master;
    topology.write = master;
    QCOMPARE(ui::nodeText(nodeAt(master, NodeRole::Master), topology).detail,
        u"we read and write here"_s);
}

void TestNodeText::saysWhatIsWrong_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("mood");
    QTest::newRow("unreachable") << int(NodeState::Unreachable) << int(ui::Mood::Bad);
    QTest::newRow("silent") << int(NodeState::Silent) << int(ui::Mood::Bad);
    QTest::newRow("loading") << int(NodeState::Loading) << int(ui::Mood::Working);
    QTest::newRow("syncing") << int(NodeState::Syncing) << int(ui::Mood::Working);
    QTest::newRow("cut") << int(NodeState::Cut) << int(ui::Mood::Bad);
    QTest::newRow("detached") << int(NodeState::Detached) << int(ui::Mood::Bad);
    QTest::newRow("behind") << int(NodeState::Behind) << int(ui::Mood::Working);
}

// Never by colour alone.
void TestNodeText::saysWhatIsWrong()
{
    QFETCH(const int, state);
    const ui::NodeText words
        = ui::nodeText(nodeAt(replica, NodeRole::Replica, NodeState(state)), {});
    QVERIFY(!words.detail.isEmpty());
    QTEST(int(words.mood), "mood");
}

void TestNodeText::saysWhyTheMasterIsRead()
{
    QVERIFY(ui::readReasonText(redis::ReadReason::Replica).isEmpty());
    QVERIFY(ui::readReasonText(redis::ReadReason::NoReplicaFit).contains(u"master"));
    QVERIFY(!ui::readReasonText(redis::ReadReason::NoNode).isEmpty());
}

QTEST_GUILESS_MAIN(TestNodeText)
#include "tst_nodetext.moc"
