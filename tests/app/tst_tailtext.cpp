#include "app/cli/tailtext.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;
using namespace app::cli;

namespace {

chat::ChatMessage logged()
{
    chat::ChatMessage message;
    message.id = {1'795'462'772'424, 3};
    message.uid = "01JD";
    message.from = "alice";
    message.body = "hi";
    message.at = std::chrono::milliseconds(1'795'462'772'424);
    return message;
}

chat::ChatMessage plain(const QByteArray &body)
{
    chat::ChatMessage message;
    message.body = body;
    message.at = std::chrono::milliseconds(1'795'462'772'424);
    message.plain = true;
    return message;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What stands behind date and time, which depend on the time zone.
QByteArray afterTime(const QByteArray &line)
{
    return line.sliced(int(sizeof "2026-11-24 08:15:02"));
}

} // namespace

class TestTailText final : public QObject {
    Q_OBJECT

private slots:
    void writesTheFieldsThatAreWrittenDown()
    {
        QCOMPARE(compact(toJson("general", logged())),
            "{\"at\":1795462772424,\"body\":\"hi\",\"channel\":\"general\",\"from\":\"alice\","
            "\"id\":\"1795462772424-3\",\"kind\":\"text\",\"plain\":false,\"uid\":\"01JD\"}");
    }

    void saysWhatAReplyIsAbout()
    {
        auto message = logged();
        message.re = "01JC";
        message.kind = chat::MessageKind::Edit;
        const auto json = toJson("general", message);
        QCOMPARE(json[u"re"_s].toString(), u"01JC"_s);
        QCOMPARE(json[u"kind"_s].toString(), u"edit"_s);
    }

    void takesBackWhatWasLost()
    {
        const chat::ShownMessage lost {{1795462772424, 3}, "01JD"};
        QCOMPARE(compact(toJson("general", lost)),
            "{\"channel\":\"general\",\"id\":\"1795462772424-3\",\"kind\":\"lost\",\"uid\":"
            "\"01JD\"}");
        QCOMPARE(toText("general", lost), "general: the server did not keep 1795462772424-3");
    }

    void aPlainMessageHasNeitherIdNorSender()
    {
        QCOMPARE(compact(toJson("频道", plain("{\"a\":1}"))),
            "{\"at\":1795462772424,\"body\":\"{\\\"a\\\":1}\",\"channel\":\"频道\",\"from\":null,"
            "\"id\":null,\"kind\":\"text\",\"plain\":true,\"uid\":null}");
    }

    void bytesThatAreNoTextAreHexadecimal()
    {
        const auto json = toJson("general", plain("a\xff"));
        QCOMPARE(json[u"hex"_s].toString(), u"61ff"_s);
        QVERIFY(!json.contains(u"body"_s));
        QCOMPARE(afterTime(toText("general", plain("a\xff"))),
            "general (published directly): (no text) 61 ff");
    }

    void aGapNamesItsEnds()
    {
        const chat::LogHole hole {chat::EntryKind::Trimmed, {1, 0}, {5, 2}};
        QCOMPARE(compact(toJson("general", hole)),
            "{\"after\":\"1-0\",\"before\":\"5-2\",\"channel\":\"general\",\"kind\":\"gap\"}");
        QVERIFY(toText("general", hole).contains("between 1-0 and 5-2"));
    }

    void peopleReadOneMessageALine_data()
    {
        QTest::addColumn<chat::MessageKind>("kind");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("line");
        using chat::MessageKind;
        QTest::newRow("text") << MessageKind::Text << "hi"_ba
                              << "general alice: hi"_ba;
        QTest::newRow("action") << MessageKind::Action << "waves"_ba
                                << "general * alice waves"_ba;
        QTest::newRow("topic") << MessageKind::Topic << "x"_ba
                               << "general alice (topic): x"_ba;
        QTest::newRow("lines") << MessageKind::Text << "a\nb\n\nc"_ba
                               << "general alice: a\n    b\n    \n    c"_ba;
    }

    void peopleReadOneMessageALine()
    {
        QFETCH(const chat::MessageKind, kind);
        QFETCH(const QByteArray, body);
        auto message = logged();
        message.kind = kind;
        message.body = body;
        QTEST(afterTime(toText("general", message)), "line");
    }

    void nothingSteersTheTerminal()
    {
        auto message = logged();
        message.body = "\x1b]0;title\x07\x1b[2J\r\xc2\x9b";
        message.from = "al\x1b"
                       "ice";
        const auto line = toText("a\x1b"
                                 "b",
            message);
        for (const char control : {'\x1b', '\x07', '\r'})
            QVERIFY(!line.contains(control));
        QVERIFY(!line.contains("\xc2\x9b"));
    }
};

QTEST_GUILESS_MAIN(TestTailText)
#include "tst_tailtext.moc"
