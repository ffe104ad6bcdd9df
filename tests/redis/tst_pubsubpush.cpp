#include "core/redis/pubsubpush.h"
#include "core/resp/respparser.h"
#include "faketransport.h"

#include <QTest>

#include <cstring>

using namespace redis;

namespace {

/// Calls `check` with the value that `wire` holds.
template <typename Check>
void withView(const QByteArray &wire, Check check)
{
    resp::RespParser parser;
    parser.setMessageForm(resp::RespParser::MessageForm::Never);
    std::memcpy(parser.writable().data(), wire.data(), std::size_t(wire.size()));
    parser.written(wire.size());
    QCOMPARE(parser.next(), resp::RespParser::Step::Value);
    check(parser.value());
}

} // namespace

class TestPubSubPush : public QObject {
    Q_OBJECT

private slots:
    void readsChanges_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<SubscriptionChange>("expected");
        using Type = SubscriptionChange::Type;
        using Kind = SubscriptionKind;
        const auto row = [](const char *name, const QByteArray &wire, Type type, Kind kind,
                             const QByteArray &channel, int count) {
            QTest::newRow(name) << wire << SubscriptionChange {type, kind, channel, count};
        };
        row("subscribe, RESP3", ">3\r\n" + bulk("subscribe") + bulk("general") + ":1\r\n",
            Type::Subscribed, Kind::Channel, "general", 1);
        row("subscribe, RESP2", "*3\r\n" + bulk("subscribe") + bulk("general") + ":2\r\n",
            Type::Subscribed, Kind::Channel, "general", 2);
        row("unsubscribe to 0", ">3\r\n" + bulk("unsubscribe") + bulk("general") + ":0\r\n",
            Type::Unsubscribed, Kind::Channel, "general", 0);
        row("unsubscribe from nothing", "*3\r\n" + bulk("unsubscribe") + "$-1\r\n:0\r\n",
            Type::Unsubscribed, Kind::Channel, {}, 0);
        row("pattern", ">3\r\n" + bulk("psubscribe") + bulk("a.*") + ":3\r\n", Type::Subscribed,
            Kind::Pattern, "a.*", 3);
        row("shard", ">3\r\n" + bulk("sunsubscribe") + bulk("s") + ":0\r\n", Type::Unsubscribed,
            Kind::Shard, "s", 0);
    }
    void readsChanges()
    {
        QFETCH(QByteArray, wire);
        QFETCH(SubscriptionChange, expected);
        withView(wire, [&](const resp::RespView &value) {
            const auto change = parseSubscriptionChange(value);
            QVERIFY(change.has_value());
            QCOMPARE(*change, expected);
            QVERIFY(!parseMessage(value).has_value());
        });
    }

    void isNoChange_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("a message")
            << QByteArray(">3\r\n" + bulk("message") + bulk("c") + bulk("p"));
        QTest::newRow("a list that begins alike")
            << QByteArray("*2\r\n" + bulk("subscribe") + bulk("c"));
        QTest::newRow("count is text")
            << QByteArray("*3\r\n" + bulk("subscribe") + bulk("c") + bulk("1"));
        QTest::newRow("count below 0")
            << QByteArray("*3\r\n" + bulk("subscribe") + bulk("c") + ":-1\r\n");
        QTest::newRow("count over an int")
            << QByteArray("*3\r\n" + bulk("subscribe") + bulk("c") + ":4294967296\r\n");
        QTest::newRow("channel is a number")
            << QByteArray("*3\r\n" + bulk("subscribe") + ":1\r\n:1\r\n");
        QTest::newRow("unknown word")
            << QByteArray(">3\r\n" + bulk("invalidate") + bulk("c") + ":1\r\n");
        QTest::newRow("no list") << QByteArray("+subscribe\r\n");
    }
    void isNoChange()
    {
        QFETCH(QByteArray, wire);
        withView(wire, [](const resp::RespView &value) {
            QVERIFY(!parseSubscriptionChange(value).has_value());
        });
    }

    void readsMessages()
    {
        withView(">4\r\n" + bulk("pmessage") + bulk("a.*") + bulk("a.b") + bulk("hi"),
            [](const resp::RespView &value) {
                const auto message = parseMessage(value);
                QVERIFY(message.has_value());
                QCOMPARE(message->channel, QByteArrayView("a.b"));
                QCOMPARE(message->pattern, QByteArrayView("a.*"));
                QCOMPARE(message->payload, QByteArrayView("hi"));
                QCOMPARE(message->kind, SubscriptionKind::Pattern);
            });
        withView("*3\r\n" + bulk("smessage") + bulk("s") + bulk(""),
            [](const resp::RespView &value) {
                const auto message = parseMessage(value);
                QVERIFY(message.has_value());
                QCOMPARE(message->kind, SubscriptionKind::Shard);
                QVERIFY(message->payload.isEmpty());
            });
        withView("*3\r\n" + bulk("pmessage") + bulk("s") + bulk("x"),
            [](const resp::RespView &value) { QVERIFY(!parseMessage(value).has_value()); });
    }
};

QTEST_GUILESS_MAIN(TestPubSubPush)
#include "tst_pubsubpush.moc"
