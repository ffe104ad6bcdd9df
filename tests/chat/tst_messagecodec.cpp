#include "core/chat/messagecodec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QtTest>

using chat::ChatMessage;
using chat::MessageKind;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Stands for an escape or for what a foreign program writes into the body.
QByteArray envelope(const QByteArray &body)
{
    return "{\"taproom\":1,\"id\":\"5-1\",\"prev\":\"4-0\",\"uid\":\"01JD\",\"from\":\"alice\","
           "\"kind\":\"text\",\"body\":\""
        + body + "\"}";
}

ChatMessage message()
{
    ChatMessage made;
    made.id = {1795462772424, 0};
    made.previous = {1795462462340, 2};
    made.uid = "01JDABCDEFGHJKMNPQRSTVWXYZ";
    made.from = "alice";
    made.kind = MessageKind::Text;
    made.body = "hi";
    made.at = std::chrono::milliseconds(1795462772424);
    return made;
}

} // namespace

class TestMessageCodec : public QObject {
    Q_OBJECT

private slots:
    void readsTheEnvelopeOfTheProtocol();
    void writesTheEnvelopeOfTheProtocol();
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void readsEscapes_data();
    void readsEscapes();
    void takesOtherWaysToWriteTheSame_data();
    void takesOtherWaysToWriteTheSame();
    void keepsUnknownKindsAndSkipsUnknownFields_data();
    void keepsUnknownKindsAndSkipsUnknownFields();
    void takesAnythingElseForPlain_data();
    void takesAnythingElseForPlain();
    void agreesWithQtAboutRandomBodies();
    void survivesCutAndChangedBytes();
};

void TestMessageCodec::readsTheEnvelopeOfTheProtocol()
{
    const QByteArray payload = "{\"taproom\":1,\"id\":\"1795462772424-0\",\"prev\":\"1795462462340-"
                               "2\",\"uid\":\"01JDABCDE"
                               "FGHJKMNPQRSTVWXYZ\",\"from\":\"alice\",\"kind\":\"text\",\"body\":"
                               "\"hi\",\"re\":\"01JC\"}";
    ChatMessage expected = message();
    expected.re = "01JC";
    QCOMPARE(chat::toMessage(payload, std::chrono::milliseconds(1)), expected);
}

void TestMessageCodec::writesTheEnvelopeOfTheProtocol()
{
    ChatMessage made = message();
    made.re = "01JC";
    QCOMPARE(chat::encodeEnvelope(made),
        QByteArray("{\"taproom\":1,\"id\":\"1795462772424-0\",\"prev\":\"1795462462340-2\","
                   "\"uid\":\"01JDABCDEFGHJKMNPQRSTVWXYZ\",\"from\":\"alice\",\"kind\":\"text\","
                   "\"body\":\"hi\",\"re\":\"01JC\"}"));
    made.re.clear();
    QVERIFY(!chat::encodeEnvelope(made).contains("\"re\""));
}

void TestMessageCodec::readsWhatItWrites_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("quotes and backslashes") << QByteArray("say \"\\\" \\\\");
    QTest::newRow("lines") << QByteArray("one\ntwo\r\n\tthree");
    QTest::newRow("control letters") << QByteArray("\0\x01\x1f\x7f", 4);
    QTest::newRow("all planes") << QByteArray("é 频道 \xf0\x9f\x98\x80");
    QTest::newRow("looks like an envelope") << envelope("x");
    QTest::newRow("64 KiB") << QByteArray(64 * 1024, 'x');
}

void TestMessageCodec::readsWhatItWrites()
{
    QFETCH(QByteArray, body);
    ChatMessage made = message();
    made.body = body;
    const QByteArray payload = chat::encodeEnvelope(made);
    QVERIFY(!payload.contains('\n'));
    QCOMPARE(chat::parseEnvelope(payload), std::optional(made));
    QCOMPARE(QJsonDocument::fromJson(payload)["body"_L1].toString().toUtf8(), body);
}

void TestMessageCodec::readsEscapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("short ones") << QByteArray(R"(\"\\\/\b\f\n\r\t)")
                                << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("letter between") << QByteArray(R"(a\/b\/c)") << QByteArray("a/b/c");
    QTest::newRow("ASCII") << QByteArray(R"(\u0041)") << QByteArray("A");
    QTest::newRow("zero") << QByteArray(R"(\u0000)") << QByteArray("\0", 1);
    QTest::newRow("two bytes") << QByteArray(R"(\u00e9)") << QByteArray("é");
    QTest::newRow("three bytes") << QByteArray(R"(\u9891\u9053)") << QByteArray("频道");
    QTest::newRow("pair") << QByteArray(R"(\ud83d\uDE00)") << QByteArray("\xf0\x9f\x98\x80");
}

void TestMessageCodec::readsEscapes()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const auto read = chat::parseEnvelope(envelope(body));
    QVERIFY(read.has_value());
    QCOMPARE(read->body, expected);
}

void TestMessageCodec::takesOtherWaysToWriteTheSame_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("other order") << QByteArray(
        "{\"taproom\":1,\"body\":\"hi\",\"kind\":\"text\",\"from\":\"alice\",\"uid\":\"01JD\","
        "\"prev\":\"4-0\",\"id\":\"5-1\"}");
    QTest::newRow("blanks") << QByteArray(
        "{\"taproom\":1, \"id\" : \"5-1\" "
        ",\n\"prev\":\"4-0\",\t\"uid\":\"01JD\",\"from\":\"alice\","
        "\"kind\":\"text\",\"body\":\"hi\" } \n");
    QTest::newRow("escaped names and values")
        << QByteArray("{\"taproom\":1,\"\\u0069d\":\"5-1\",\"prev\":\"4-0\",\"uid\":\"01JD\","
                      "\"from\":\"\\u0061lice\","
                      "\"kind\":\"te\\u0078t\",\"body\":\"hi\"}");
    QTest::newRow("empty reply") << QByteArray(
        "{\"taproom\":1,\"id\":\"5-1\",\"prev\":\"4-0\",\"uid\":\"01JD\",\"from\":\"alice\","
        "\"kind\":\"text\",\"body\":\"hi\",\"re\":\"\"}");
}

void TestMessageCodec::takesOtherWaysToWriteTheSame()
{
    QFETCH(QByteArray, payload);
    const auto read = chat::parseEnvelope(payload);
    QVERIFY(read.has_value());
    QCOMPARE(read, chat::parseEnvelope(envelope("hi")));
    QCOMPARE(read->from, QByteArray("alice"));
}

void TestMessageCodec::keepsUnknownKindsAndSkipsUnknownFields_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("text") << QByteArray("\"lang\":\"en\"");
    QTest::newRow("number") << QByteArray("\"weight\":-1.5e3");
    QTest::newRow("words") << QByteArray("\"a\":true,\"b\":null");
    QTest::newRow("nested") << QByteArray("\"a\":{\"b\":[1,{\"c\":\"}]\\\"\"}]}");
    QTest::newRow("signature twice") << QByteArray("\"sig\":\"x\",\"sig\":\"y\"");
}

void TestMessageCodec::keepsUnknownKindsAndSkipsUnknownFields()
{
    QFETCH(QByteArray, field);
    QByteArray payload = envelope("hi");
    payload.replace("\"kind\":\"text\"", QByteArray(field + ",\"kind\":\"poll\""));
    const auto read = chat::parseEnvelope(payload);
    QVERIFY(read.has_value());
    QCOMPARE(read->kind, MessageKind::Unknown);
    QCOMPARE(read->body, QByteArray("hi"));
}

void TestMessageCodec::takesAnythingElseForPlain_data()
{
    QTest::addColumn<QByteArray>("payload");
    const QByteArray good = envelope("hi");
    const auto changed = [&good](const char *from, const QByteArray &to) {
        return QByteArray(good).replace(from, to);
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("bytes") << QByteArray("\xff\x00\xfe", 3);
    QTest::newRow("other JSON") << QByteArray("{\"a\":1}");
    QTest::newRow("only the beginning") << QByteArray("{\"taproom\":1,");
    QTest::newRow("nothing but the version") << QByteArray("{\"taproom\":1}");
    QTest::newRow("later version") << changed("\"taproom\":1", "\"taproom\":2");
    QTest::newRow("version again") << changed("\"kind\"", "\"taproom\":1,\"kind\"");
    QTest::newRow("no id") << changed("\"id\":\"5-1\",", "");
    QTest::newRow("id that is none") << changed("5-1", "5");
    QTest::newRow("id of zero") << changed("5-1", "0-0");
    QTest::newRow("id before its predecessor") << changed("4-0", "5-1");
    QTest::newRow("id as a number") << changed("\"5-1\"", "5");
    QTest::newRow("no prev") << changed("\"prev\":\"4-0\",", "");
    QTest::newRow("no uid") << changed("\"uid\":\"01JD\",", "");
    QTest::newRow("uid with a blank") << changed("01JD", "01 JD");
    QTest::newRow("uid with a letter of two bytes") << changed("01JD", "é");
    QTest::newRow("uid too long") << changed("01JD", QByteArray(65, 'x'));
    QTest::newRow("no sender") << changed("\"from\":\"alice\",", "");
    QTest::newRow("empty sender") << changed("alice", "");
    QTest::newRow("sender with a star") << changed("alice", "al*");
    QTest::newRow("sender with an escaped line feed") << changed("alice", "alice\\n");
    QTest::newRow("sender too long") << changed("alice", QByteArray(33, 'x'));
    QTest::newRow("no kind") << changed("\"kind\":\"text\",", "");
    QTest::newRow("no body") << changed(",\"body\":\"hi\"", "");
    QTest::newRow("body that is no text") << changed("\"hi\"", "5");
    QTest::newRow("body too long") << envelope(QByteArray(chat::maxReadBodyBytes + 1, 'x'));
    QTest::newRow("a field twice") << changed("\"kind\"", "\"body\":\"ho\",\"kind\"");
    QTest::newRow("reply to no uid") << changed("\"hi\"", "\"hi\",\"re\":\"a b\"");
    QTest::newRow("no UTF-8") << envelope("\xff");
    QTest::newRow("bare control letter") << envelope("a\nb");
    QTest::newRow("unknown escape") << envelope("\\x41");
    QTest::newRow("cut escape") << envelope("\\u00");
    QTest::newRow("escape of no digits") << envelope("\\u00g0");
    QTest::newRow("lone high surrogate") << envelope("\\ud83d");
    QTest::newRow("high surrogate and a letter") << envelope("\\ud83d\\u0041");
    QTest::newRow("lone low surrogate") << envelope("\\ude00");
    QTest::newRow("bytes behind") << QByteArray(good + "x");
    QTest::newRow("second object") << QByteArray(good + good);
    QTest::newRow("no closing brace") << good.chopped(1);
    QTest::newRow("comma at the end") << changed("\"hi\"}", "\"hi\",}");
    QTest::newRow("brackets that never close") << changed("\"kind\"", "\"a\":[[[,\"kind\"");
    QTest::newRow("word that is none") << changed("\"kind\"", "\"a\":nul,\"kind\"");
    QTest::newRow("missing value") << changed("\"kind\"", "\"a\":,\"kind\"");
    QTest::newRow("too deep") << changed("\"kind\"",
        "\"a\":" + QByteArray(1000, '[') + QByteArray(1000, ']') + ",\"kind\"");
    QTest::newRow("blank before the version") << changed("{\"taproom\"", "{ \"taproom\"");
}

void TestMessageCodec::takesAnythingElseForPlain()
{
    QFETCH(QByteArray, payload);
    QVERIFY(!chat::parseEnvelope(payload));
    ChatMessage plain;
    plain.plain = true;
    plain.body = payload;
    plain.at = std::chrono::milliseconds(77);
    QCOMPARE(chat::toMessage(payload, std::chrono::milliseconds(77)), plain);
}

void TestMessageCodec::agreesWithQtAboutRandomBodies()
{
    QRandomGenerator random(3);
    for (int i = 0; i < 3000; ++i) {
        QString body;
        for (int k = random.bounded(12); k > 0; --k) {
            const char32_t letter
                = random.bounded(3) ? random.bounded(0x80u) : random.bounded(0x110000u);
            if (!QChar::isSurrogate(letter))
                body.append(QString::fromUcs4(&letter, 1));
        }
        QJsonObject object {{u"id"_s, u"5-1"_s}, {u"prev"_s, u"4-0"_s}, {u"uid"_s, u"U"_s},
            {u"from"_s, u"bob"_s}, {u"kind"_s, u"text"_s}, {u"body"_s, body}};
        QByteArray payload = QJsonDocument(object).toJson(QJsonDocument::Compact);
        payload.replace(0, 1, "{\"taproom\":1,");
        const auto read = chat::parseEnvelope(payload);
        QVERIFY2(read.has_value(), payload.constData());
        QCOMPARE(read->body, body.toUtf8());
    }
}

void TestMessageCodec::survivesCutAndChangedBytes()
{
    const QByteArray good = envelope(R"(a\u00e9 \ud83d\ude00 \n)");
    int envelopes = 0;
    for (qsizetype i = 0; i < good.size(); ++i) {
        // In a block of its exact size, so that a sanitizer sees a read behind it.
        const QByteArray cut(good.constData(), i);
        QVERIFY(!chat::parseEnvelope(cut));
        for (int value = 0; value < 256; ++value) {
            QByteArray changed = good;
            changed[i] = char(value);
            const ChatMessage read = chat::toMessage(changed, {});
            envelopes += read.plain ? 0 : 1;
            QVERIFY(!read.plain || read.body == changed);
        }
    }
    QVERIFY(envelopes > 0);
}

QTEST_GUILESS_MAIN(TestMessageCodec)
#include "tst_messagecodec.moc"
