#include "core/chat/outbox.h"

#include <QtTest>

using base::Error;
using base::ErrorKind;
using chat::ChatMessage;
using chat::LogId;
using chat::Outbox;
using chat::OutboxEntry;
using chat::RoomId;
using namespace Qt::Literals::StringLiterals;

namespace {

const RoomId general("general");
const RoomId news("news");

ChatMessage message(const QByteArray &uid)
{
    ChatMessage made;
    made.uid = uid;
    made.body = "hi";
    return made;
}

base::Result<LogId> stored(quint64 id)
{
    return LogId {id, 0};
}

base::Result<LogId> failed(ErrorKind kind, const QString &code)
{
    return base::failure(kind, code, u"why"_s);
}

QByteArray ready(Outbox &outbox)
{
    QByteArrayList uids;
    for (const OutboxEntry &entry : outbox.takeReady())
        uids << entry.message.uid;
    return uids.join(' ');
}

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT

private slots:
    void sendsOneAtATimeInARoom();
    void takesAUidOnce();
    void sendsTheSameAgainAfterALostAnswer();
    void decidesByTheError_data();
    void decidesByTheError();
    void letsOthersPassARefusedOne();
    void retriesBehindWhatWaits();
    void forgetsWhatIsDiscarded();
    void waitsUntilItIsOnDisk();
    void putsBackWhatAnEarlierRunLeft();
    void sendsAgainWhatTheServerLost();
    void knowsWhatDidNotComeBack();
};

void TestOutbox::sendsOneAtATimeInARoom()
{
    Outbox outbox;
    for (const char *uid : {"a", "b", "c"})
        QVERIFY(outbox.add(general, message(uid)));
    QVERIFY(outbox.add(news, message("x")));
    QCOMPARE(ready(outbox), "a x");
    QCOMPARE(ready(outbox), "");
    QCOMPARE(outbox.answered("a", stored(1)), Outbox::Fate::Stored);
    QCOMPARE(ready(outbox), "b");
    QCOMPARE(outbox.answered("x", stored(1)), Outbox::Fate::Stored);
    QCOMPARE(outbox.entries().size(), 2);
    QVERIFY(outbox.hasWaiting());
    outbox.answered("b", stored(2));
    QCOMPARE(ready(outbox), "c");
    QVERIFY(!outbox.hasWaiting());
}

void TestOutbox::takesAUidOnce()
{
    Outbox outbox;
    QVERIFY(outbox.add(general, message("a")));
    QCOMPARE(outbox.add(news, message("a")).error().code, u"UIDKNOWN"_s);
    QVERIFY(!outbox.add(news, message("")));
    QCOMPARE(outbox.entries().size(), 1);
}

void TestOutbox::sendsTheSameAgainAfterALostAnswer()
{
    Outbox outbox;
    QVERIFY(outbox.add(general, message("a")));
    QVERIFY(outbox.add(general, message("b")));
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(ready(outbox), "a");
        QCOMPARE(outbox.answered("a", failed(ErrorKind::Network, u"CLOSED"_s)),
            Outbox::Fate::Waiting);
        QCOMPARE(outbox.find("a")->reason->code, u"CLOSED"_s);
    }
    QCOMPARE(ready(outbox), "a");
    QCOMPARE(outbox.answered("a", stored(1)), Outbox::Fate::Stored);
    QCOMPARE(ready(outbox), "b");
}

void TestOutbox::decidesByTheError_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("refuses");
    const auto row = [](ErrorKind kind, const QString &code, bool refuses) {
        QTest::newRow(qPrintable(u"%1 %2"_s.arg(int(kind)).arg(code)))
            << int(kind) << code << refuses;
    };
    for (const QString &code : {u"READONLY"_s, u"LOADING"_s, u"NOREPLICAS"_s, u"OOM"_s,
             u"MISCONF"_s, u"BUSY"_s, u"TRYAGAIN"_s, u"MASTERDOWN"_s, u"CLUSTERDOWN"_s})
        row(ErrorKind::Server, code, false);
    row(ErrorKind::Network, u"CLOSED"_s, false);
    row(ErrorKind::Timeout, {}, false);
    row(ErrorKind::Cancelled, {}, false);
    row(ErrorKind::Topology, u"NOMASTER"_s, false);
    row(ErrorKind::Protocol, u"LOGID"_s, false);
    row(ErrorKind::Credentials, u"WRONGPASS"_s, false);
    row(ErrorKind::Credentials, u"NOAUTH"_s, false);
    row(ErrorKind::Credentials, u"NOPERM"_s, true);
    row(ErrorKind::Server, u"NOPERM"_s, true);
    row(ErrorKind::Server, u"WRONGTYPE"_s, true);
    row(ErrorKind::Server, u"ERR"_s, true);
    row(ErrorKind::Input, u"TOOLONG"_s, true);
}

void TestOutbox::decidesByTheError()
{
    QFETCH(int, kind);
    QFETCH(QString, code);
    QFETCH(bool, refuses);
    Outbox outbox;
    QVERIFY(outbox.add(general, message("a")));
    ready(outbox);
    QCOMPARE(outbox.answered("a", failed(ErrorKind(kind), code)),
        refuses ? Outbox::Fate::Refused : Outbox::Fate::Waiting);
    QCOMPARE(ready(outbox), refuses ? "" : "a");
    QCOMPARE(outbox.find("a")->reason->code, code);
}

void TestOutbox::letsOthersPassARefusedOne()
{
    Outbox outbox;
    QVERIFY(outbox.add(general, message("a")));
    QVERIFY(outbox.add(general, message("b")));
    ready(outbox);
    outbox.answered("a", failed(ErrorKind::Server, u"NOPERM"_s));
    QCOMPARE(ready(outbox), "b");
}

void TestOutbox::retriesBehindWhatWaits()
{
    Outbox outbox;
    for (const char *uid : {"a", "b", "c"})
        QVERIFY(outbox.add(general, message(uid)));
    QVERIFY(!outbox.retry("a"));
    ready(outbox);
    outbox.answered("a", failed(ErrorKind::Server, u"NOPERM"_s));
    QVERIFY(outbox.retry("a"));
    QVERIFY(!outbox.find("a")->reason);
    for (const char *uid : {"b", "c", "a"}) {
        QCOMPARE(ready(outbox), uid);
        outbox.answered(uid, stored(1));
    }
}

void TestOutbox::forgetsWhatIsDiscarded()
{
    Outbox outbox;
    QVERIFY(outbox.add(general, message("a")));
    QVERIFY(outbox.add(general, message("b")));
    ready(outbox);
    QVERIFY(outbox.discard("a"));
    QVERIFY(!outbox.discard("a"));
    QVERIFY(!outbox.find("a"));
    QCOMPARE(ready(outbox), "b");
    QCOMPARE(outbox.answered("a", stored(1)), Outbox::Fate::Unknown);
}

void TestOutbox::waitsUntilItIsOnDisk()
{
    Outbox outbox;
    QVERIFY(outbox.add(general, message("a"), OutboxEntry::State::Writing));
    QVERIFY(outbox.add(general, message("b"), OutboxEntry::State::Writing));
    QCOMPARE(ready(outbox), "");
    outbox.written("b");
    QCOMPARE(ready(outbox), "");
    outbox.written("a");
    QCOMPARE(ready(outbox), "a");
}

void TestOutbox::putsBackWhatAnEarlierRunLeft()
{
    Outbox outbox;
    QVERIFY(outbox.add(general, message("c")));
    const auto left = [](const char *uid, OutboxEntry::State state) {
        return OutboxEntry {general, message(uid), state, std::nullopt, false, false, {}};
    };
    outbox.restore({left("s", OutboxEntry::State::Stored), left("a", OutboxEntry::State::InFlight),
        left("r", OutboxEntry::State::Refused), left("c", OutboxEntry::State::Waiting)});
    QVERIFY(outbox.findStored("s"));
    QVERIFY(outbox.find("a")->isOld);
    QCOMPARE(outbox.refused().size(), 1);
    QCOMPARE(ready(outbox), "a");
    outbox.answered("a", stored(1));
    QCOMPARE(ready(outbox), "c");
}

void TestOutbox::sendsAgainWhatTheServerLost()
{
    Outbox outbox;
    for (const char *uid : {"1", "2", "3"})
        QVERIFY(outbox.add(general, message(uid)));
    ready(outbox);
    outbox.answered("1", stored(1));
    ready(outbox);
    outbox.answered("2", stored(2));
    QVERIFY(outbox.lost("2"));
    QVERIFY(outbox.lost("1"));
    QVERIFY(!outbox.lost("1"));
    QVERIFY(!outbox.lost("of somebody else"));
    for (const char *uid : {"1", "2", "3"}) {
        QCOMPARE(ready(outbox), uid);
        outbox.answered(uid, stored(9));
    }
    for (qsizetype i = 0; i < Outbox::maxStored; ++i) {
        const QByteArray uid = "x" + QByteArray::number(i);
        QVERIFY(outbox.add(general, message(uid)));
        ready(outbox);
        outbox.answered(uid, stored(10));
    }
    QCOMPARE(outbox.takeForgotten(), (QList<QByteArray> {"1", "2", "3"}));
}

void TestOutbox::knowsWhatDidNotComeBack()
{
    Outbox outbox;
    const base::SteadyTime start {};
    for (const char *uid : {"a", "b"}) {
        QVERIFY(outbox.add(general, message(uid)));
        ready(outbox);
        outbox.answered(uid, stored(1), start + std::chrono::seconds(1));
    }
    QVERIFY(outbox.echoed("a"));
    QVERIFY(!outbox.echoed("a"));
    QVERIFY(outbox.unconfirmed(start).isEmpty());
    const auto late = outbox.unconfirmed(start + std::chrono::seconds(2));
    QCOMPARE(late.size(), 1);
    QCOMPARE(late.constFirst().message.uid, "b");
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
