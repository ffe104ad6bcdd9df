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

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
