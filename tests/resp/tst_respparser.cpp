#include "tests/resp/respfeed.h"

#include <QTest>

using namespace resp;

/// The parser on what the specification shows, and on how it keeps its memory.
class TestRespParser final : public QObject {
    Q_OBJECT

private slots:
    void readsEveryTypeAtEverySplit_data();
    void readsEveryTypeAtEverySplit();
    void tellsMessagesByTheFormOfTheConnection();
    void keepsMessagesForAsLongAsTheirBlocks();
    void givesTheSameChannelViewWhileItRepeats();
    void movesOnFromBlockToBlock();
    void meetsEveryEdgeOfSmallBlocks_data();
    void meetsEveryEdgeOfSmallBlocks();
    void readsLargeStringsIntoTheirOwnBuffer();
    void allocatesLittleForAnAnnouncedLargeString();
    void allocatesLittleForAnnouncedElements();
    void countsBytesAndKnowsWhenItIsInside();
    void waitsForTheCallerWhoDoesNotCallNext();
    void givesAttributesToTheValueThatFollows();
    void staysFailed();
    void startsAnewAfterReset_data();
    void startsAnewAfterReset();
};

void TestRespParser::readsEveryTypeAtEverySplit_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const QByteArray &wire, const QByteArray &expected) {
        QTest::newRow(name) << wire << expected;
    };
    row("simple string", "+hello world\r\n", "+\"hello world\"");
    row("empty simple string", "+\r\n", "+\"\"");
    row("simple error", "-ERR this is the error description\r\n",
        "-\"ERR this is the error description\"");
    row("integer", ":1234\r\n", ":1234");
    row("integer with plus", ":+5\r\n", ":5");
    row("minus zero", ":-0\r\n", ":0");
    row("leading zeros", ":007\r\n", ":7");
    row("largest integer", ":9223372036854775807\r\n", ":9223372036854775807");
    row("smallest integer", ":-9223372036854775808\r\n", ":-9223372036854775808");
    row("bulk string", "$11\r\nhello world\r\n", "$\"hello world\"");
    row("empty bulk string", "$0\r\n\r\n", "$\"\"");
    row("bulk string of line ends", "$4\r\n\r\n\r\n\r\n", "$\"\\r\\n\\r\\n\"");
    row("bulk string that looks like values", "$6\r\n:1\r\n$5\r\n", "$\":1\\r\\n$5\"");
    row("bulk string of any bytes", QByteArray("$6\r\n\0\xff\xc3\xa9\x1f\"\r\n", 12),
        "$\"\\u0000\\xff\xc3\xa9\\u001f\\\"\"");
    row("null", "_\r\n", "null");
    row("null bulk string", "$-1\r\n", "null");
    row("null array", "*-1\r\n", "null");
    row("true", "#t\r\n", "#true");
    row("false", "#f\r\n", "#false");
    row("double", ",1.23\r\n", ",1.23");
    row("double without fraction", ",10\r\n", ",10");
    row("double with exponent", ",-1.5E-3\r\n", ",-0.0015");
    row("double with plus", ",+2.5e+1\r\n", ",25");
    row("double of 17 digits", ",0.30000000000000004\r\n", ",0.30000000000000004");
    row("double from more digits", ",0.1000000000000000055511151231257827\r\n", ",0.1");
    row("minus zero double", ",-0\r\n", ",-0");
    row("infinity", ",inf\r\n", ",inf");
    row("minus infinity", ",-inf\r\n", ",-inf");
    row("not a number", ",nan\r\n", ",nan");
    row("not a number before 7.2", ",-nan\r\n", ",nan");
    row("not a number of other libc", ",NAN(0x1_f)\r\n", ",nan");
    row("big number", "(3492890328409238509324850943850943825024385\r\n",
        "(3492890328409238509324850943850943825024385");
    row("negative big number", "(-12\r\n", "(-12");
    row("positive big number", "(+12\r\n", "(12");
    row("bulk error", "!21\r\nSYNTAX invalid syntax\r\n", "!\"SYNTAX invalid syntax\"");
    row("verbatim string", "=15\r\ntxt:Some string\r\n", "=\"txt:Some string\"");
    row("empty verbatim string", "=4\r\nmkd:\r\n", "=\"mkd:\"");
    row("array", "*3\r\n:1\r\n:2\r\n:3\r\n", "[:1, :2, :3]");
    row("empty array", "*0\r\n", "[]");
    row("nested array", "*2\r\n*3\r\n:1\r\n$5\r\nhello\r\n:2\r\n#f\r\n",
        "[[:1, $\"hello\", :2], #false]");
    row("array of string and error", "*2\r\n*3\r\n:1\r\n:2\r\n:3\r\n*2\r\n+Hello\r\n-World\r\n",
        "[[:1, :2, :3], [+\"Hello\", -\"World\"]]");
    row("array with nulls", "*4\r\n$5\r\nhello\r\n$-1\r\n*-1\r\n_\r\n",
        "[$\"hello\", null, null, null]");
    row("map", "%2\r\n+first\r\n:1\r\n+second\r\n:2\r\n", "%{+\"first\": :1, +\"second\": :2}");
    row("empty map", "%0\r\n", "%{}");
    row("map with an array as key", "%1\r\n*1\r\n:1\r\n%1\r\n#t\r\n_\r\n",
        "%{[:1]: %{#true: null}}");
    row("set", "~5\r\n+orange\r\n+apple\r\n#t\r\n:100\r\n:999\r\n",
        "~[+\"orange\", +\"apple\", #true, :100, :999]");
    row("empty set", "~0\r\n", "~[]");
    row("push", ">3\r\n+invalidate\r\n*1\r\n$1\r\na\r\n:1\r\n", ">[+\"invalidate\", [$\"a\"], :1]");
    row("message push", ">3\r\n$7\r\nmessage\r\n$7\r\ngeneral\r\n$5\r\nhello\r\n",
        "message \"general\" \"hello\"");
    row("message push of simple strings",
        ">3\r\n+message\r\n+somechannel\r\n+this is the message\r\n",
        "message \"somechannel\" \"this is the message\"");
    row("empty message", ">3\r\n$7\r\nmessage\r\n$0\r\n\r\n$0\r\n\r\n", "message \"\" \"\"");
    row("message array on a RESP3 connection",
        "*3\r\n$7\r\nmessage\r\n$7\r\ngeneral\r\n$5\r\nhello\r\n",
        "[$\"message\", $\"general\", $\"hello\"]");
    row("pattern message", ">4\r\n$8\r\npmessage\r\n$1\r\n*\r\n$1\r\na\r\n$1\r\nb\r\n",
        ">[$\"pmessage\", $\"*\", $\"a\", $\"b\"]");
    row("attribute before a reply",
        "|1\r\n+key-popularity\r\n%2\r\n$1\r\na\r\n,0.1923\r\n$1\r\nb\r\n,0.0012\r\n"
        "*2\r\n:2039123\r\n:9543892\r\n",
        "|{+\"key-popularity\": %{$\"a\": ,0.1923, $\"b\": ,0.0012}} [:2039123, :9543892]");
    row("attribute inside an array", "*3\r\n:1\r\n:2\r\n|1\r\n+ttl\r\n:3600\r\n:3\r\n",
        "[:1, :2, |{+\"ttl\": :3600} :3]");
    row("empty attribute", "|0\r\n:1\r\n", "|{} :1");
    row("attribute of an attribute's value", "|1\r\n+a\r\n|1\r\n+b\r\n:2\r\n:3\r\n:4\r\n",
        "|{+\"a\": |{+\"b\": :2} :3} :4");
    row("two attributes in a row", "*1\r\n|1\r\n+a\r\n:1\r\n|1\r\n+b\r\n:2\r\n:3\r\n",
        "[|{+\"a\": :1} |{+\"b\": :2} :3]");
    row("attribute before a message",
        "|1\r\n+a\r\n:1\r\n>3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$1\r\np\r\n",
        "|{+\"a\": :1} >[$\"message\", $\"c\", $\"p\"]");
    row("values in a row", "+OK\r\n:1\r\n$-1\r\n*1\r\n*0\r\n", "+\"OK\" | :1 | null | [[]]");
    row("messages in a row",
        ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\n1\r\n>3\r\n$7\r\nmessage\r\n$1\r\na\r\n$"
        "2\r\n22\r\n"
        ":7\r\n>3\r\n$7\r\nmessage\r\n$1\r\nb\r\n$3\r\n333\r\n",
        "message \"a\" \"1\" | message \"a\" \"22\" | :7 | message \"b\" \"333\"");
}

void TestRespParser::readsEveryTypeAtEverySplit()
{
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, expected);
    const Parsed whole = parseWhole(wire);
    QCOMPARE(whole.lines.join(" | "), expected);
    QCOMPARE(whole.error, QString());
    QCOMPARE(whole.parsedBytes, quint64(wire.size()));
    QVERIFY(!whole.isInsideValue);
    for (qsizetype cut = 1; cut < wire.size(); ++cut)
        QCOMPARE(parseCut(wire, cut), whole);
    for (qsizetype readBytes = 1; readBytes <= 7; ++readBytes)
        QCOMPARE(parseInReads(wire, readBytes), whole);
}

void TestRespParser::tellsMessagesByTheFormOfTheConnection()
{
    const QByteArray push = ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nb\r\n";
    const QByteArray array = "*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nb\r\n";
    const QByteArray both = push + array;
    const QByteArray message = "message \"a\" \"b\"";
    const QByteArray pushValue = ">[$\"message\", $\"a\", $\"b\"]";
    const QByteArray arrayValue = "[$\"message\", $\"a\", $\"b\"]";
    for (const qsizetype readBytes : {1, 1000}) {
        Feeder asPush({}, RespParser::MessageForm::Push);
        asPush.feedInReads(both, readBytes);
        QCOMPARE(asPush.parsed().lines, QByteArrayList({message, arrayValue}));
        Feeder asArray({}, RespParser::MessageForm::Array);
        asArray.feedInReads(both, readBytes);
        QCOMPARE(asArray.parsed().lines, QByteArrayList({pushValue, message}));
        Feeder asNever({}, RespParser::MessageForm::Never);
        asNever.feedInReads(both, readBytes);
        QCOMPARE(asNever.parsed().lines, QByteArrayList({pushValue, arrayValue}));
        asNever.parser().setMessageForm(RespParser::MessageForm::Array);
        asNever.feedInReads(array, readBytes);
        QCOMPARE(asNever.parsed().lines.last(), message);
    }
}

void TestRespParser::keepsMessagesForAsLongAsTheirBlocks()
{
    const QByteArray payload(1000, 'x');
    Feeder feeder;
    QList<QByteArray> kept;
    QList<QByteArrayView> views;
    // Three megabytes: far more than the parser would keep by itself.
    for (int i = 0; i < 3000; ++i) {
        const QByteArray mine = QByteArray::number(i) + payload;
        const QByteArray wire = ">3\r\n$7\r\nmessage\r\n$4\r\nroom\r\n$"
            + QByteArray::number(mine.size()) + "\r\n" + mine + "\r\n";
        RespParser &parser = feeder.parser();
        QByteArrayView rest = wire;
        while (!rest.isEmpty()) {
            const auto room = parser.writable();
            const qsizetype count = qMin(rest.size(), qsizetype(room.size()));
            std::memcpy(room.data(), rest.data(), std::size_t(count));
            parser.written(count);
            rest = rest.sliced(count);
            while (parser.next() == RespParser::Step::Message)
                views.append(parser.message().payload);
        }
        for (const QByteArray &block : parser.blocks()) {
            if (kept.isEmpty() || kept.last().constData() != block.constData())
                kept.append(block);
        }
    }
    QCOMPARE(views.size(), 3000);
    for (int i = 0; i < 3000; ++i)
        QVERIFY(views[i] == QByteArray(QByteArray::number(i) + payload));
}

void TestRespParser::givesTheSameChannelViewWhileItRepeats()
{
    const QByteArray wire = ">3\r\n$7\r\nmessage\r\n$4\r\nroom\r\n$1\r\na\r\n";
    RespParser parser;
    const QByteArray all = wire + wire + QByteArray(wire).replace("room", "moor") + wire;
    std::memcpy(parser.writable().data(), all.data(), std::size_t(all.size()));
    parser.written(all.size());
    QList<QByteArrayView> channels;
    while (parser.next() == RespParser::Step::Message)
        channels.append(parser.message().channel);
    QCOMPARE(channels.size(), 4);
    QCOMPARE(channels[1].data(), channels[0].data());
    QCOMPARE(channels[2].toByteArray(), "moor");
    QCOMPARE(channels[3].toByteArray(), "room");
}

void TestRespParser::movesOnFromBlockToBlock()
{
    // Strings of growing sizes, so that the edges of blocks cut at ever other places.
    QByteArray wire;
    QByteArrayList expected;
    for (int i = 0; i < 400; ++i) {
        const QByteArray text(i * 13 % 3001, char('a' + i % 26));
        wire += "*2\r\n$" + QByteArray::number(text.size()) + "\r\n" + text
            + "\r\n:" + QByteArray::number(i) + "\r\n";
        expected += "[$\"" + text + "\", :" + QByteArray::number(i) + "]";
    }
    for (const qsizetype readBytes : {1000000, 65536, 4096, 1001, 13}) {
        const Parsed parsed = parseInReads(wire, readBytes);
        QCOMPARE(parsed.error, QString());
        QCOMPARE(parsed.lines, expected);
    }
    const QByteArray nested = "*400\r\n" + wire;
    for (const qsizetype readBytes : {1000000, 65536, 1001, 13})
        QCOMPARE(parseInReads(nested, readBytes).lines.join(), "[" + expected.join(", ") + "]");
}

void TestRespParser::meetsEveryEdgeOfSmallBlocks_data()
{
    QTest::addColumn<int>("blockBytes");
    for (const int bytes : {16, 17, 23, 32, 61, 100, 255})
        QTest::addRow("%d", bytes) << bytes;
}

void TestRespParser::meetsEveryEdgeOfSmallBlocks()
{
    QFETCH(int, blockBytes);
    const RespSizes sizes {blockBytes, blockBytes / 4, blockBytes / 2, blockBytes + 5};
    QByteArray wire;
    QByteArrayList expected;
    for (int i = 0; i < 60; ++i) {
        const QByteArray text(i * 7 % 150, char('a' + i % 26));
        const QByteArray bulk = '$' + QByteArray::number(text.size()) + "\r\n" + text + "\r\n";
        const QByteArray shown = "$\"" + text + '"';
        wire += ">3\r\n$7\r\nmessage\r\n$4\r\nroom\r\n" + bulk + "*3\r\n:1\r\n" + bulk
            + "|1\r\n+a\r\n" + bulk + '+' + text + "\r\n" + bulk;
        expected += "message \"room\" \"" + text + '"';
        expected += "[:1, " + shown + ", |{+\"a\": " + shown + "} +\"" + text + "\"]";
        expected += shown;
    }
    for (const qsizetype readBytes : {1, 2, 3, 5, 11, 64, 1000, 100000}) {
        Feeder feeder({}, RespParser::MessageForm::Push, sizes);
        feeder.feedInReads(wire, readBytes);
        QCOMPARE(feeder.parsed().error, QString());
        QCOMPARE(feeder.parsed().lines, expected);
        QCOMPARE(feeder.parser().receivedBytes(), quint64(wire.size()));
        feeder.feed(":12a");
        QVERIFY(
            feeder.parsed().error.startsWith(QStringLiteral("at byte %1: ").arg(wire.size() + 3)));
    }
}

void TestRespParser::readsLargeStringsIntoTheirOwnBuffer()
{
    QByteArray wire;
    QByteArrayList expected;
    for (const qsizetype size : {16380, 65535, 65536, 300000, 1048576, 17000, 1000000}) {
        const QByteArray text(size, char('a' + size % 26));
        wire += "$" + QByteArray::number(size) + "\r\n" + text + "\r\n";
        expected += "$\"" + text + "\"";
        wire += ">3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$" + QByteArray::number(size) + "\r\n" + text
            + "\r\n";
        expected += "message \"c\" \"" + text + "\"";
    }
    for (const qsizetype readBytes : {10000000, 65536, 16384, 7777}) {
        const Parsed parsed = parseInReads(wire, readBytes);
        QCOMPARE(parsed.error, QString());
        QCOMPARE(parsed.lines, expected);
    }
}

void TestRespParser::allocatesLittleForAnAnnouncedLargeString()
{
    RespLimits limits;
    limits.maxBulkBytes = limits.maxValueBytes = qint64(8) << 30;
    Feeder feeder(limits);
    feeder.feed("$4294967296\r\nabc");
    QVERIFY(feeder.parser().writable().size() <= 256 * 1024);
    // Bytes that came may be answered with twice their room, no more.
    const QByteArray some(100000, 'x');
    qsizetype came = 3;
    for (int i = 0; i < 50; ++i) {
        feeder.feed(some);
        came += some.size();
        QVERIFY(qsizetype(feeder.parser().writable().size()) <= qMax<qsizetype>(256 * 1024, came));
    }
    QVERIFY(feeder.parsed().isInsideValue);
    QCOMPARE(feeder.parser().receivedBytes(), quint64(came + 13));
}

void TestRespParser::allocatesLittleForAnnouncedElements()
{
    // Each header alone is allowed; their sum is not, and it is refused before an element came.
    const Parsed parsed = parseWhole("*4000000\r\n*4000000\r\n*4000000\r\n");
    QCOMPARE(parsed.error,
        QStringLiteral("at byte 10: a value of 8000000 elements is over the limit"));
}

void TestRespParser::countsBytesAndKnowsWhenItIsInside()
{
    Feeder feeder;
    QVERIFY(!feeder.parser().isInsideValue());
    feeder.feed(":1\r\n*2\r\n:1\r\n");
    QCOMPARE(feeder.parser().parsedBytes(), 4u);
    QCOMPARE(feeder.parser().receivedBytes(), 12u);
    QVERIFY(feeder.parser().isInsideValue());
    feeder.feed(":1\r\n");
    QCOMPARE(feeder.parser().parsedBytes(), 16u);
    QVERIFY(!feeder.parser().isInsideValue());
    feeder.feed("$5\r\nab");
    QVERIFY(feeder.parser().isInsideValue());
    QCOMPARE(feeder.parser().parsedBytes(), 16u);
    feeder.feed("cde\r");
    QVERIFY(feeder.parser().isInsideValue());
    feeder.feed("\n");
    QVERIFY(!feeder.parser().isInsideValue());
    QCOMPARE(feeder.parser().parsedBytes(), feeder.parser().receivedBytes());
}

void TestRespParser::waitsForTheCallerWhoDoesNotCallNext()
{
    RespParser parser;
    QByteArray wire;
    for (int i = 0; i < 50000; ++i)
        wire += ":" + QByteArray::number(i) + "\r\n";
    QByteArrayView rest = wire;
    while (!rest.isEmpty()) {
        const auto room = parser.writable();
        QVERIFY(!room.empty());
        QCOMPARE(parser.writable().data(), room.data());
        const qsizetype count = qMin(rest.size(), qsizetype(room.size()));
        std::memcpy(room.data(), rest.data(), std::size_t(count));
        parser.written(count);
        rest = rest.sliced(count);
    }
    for (int i = 0; i < 50000; ++i) {
        QCOMPARE(parser.next(), RespParser::Step::Value);
        QCOMPARE(parser.value().integer(), qint64(i));
        // Asking for room must not harm the value that is being looked at.
        parser.writable();
        QCOMPARE(parser.value().integer(), qint64(i));
    }
    QCOMPARE(parser.next(), RespParser::Step::NeedMore);
}

void TestRespParser::givesAttributesToTheValueThatFollows()
{
    RespParser parser;
    const QByteArray wire = "*2\r\n|1\r\n+ttl\r\n:3600\r\n$1\r\na\r\n$1\r\nb\r\n";
    std::memcpy(parser.writable().data(), wire.data(), std::size_t(wire.size()));
    parser.written(wire.size());
    QCOMPARE(parser.next(), RespParser::Step::Value);
    const RespView value = parser.value();
    QCOMPARE(value.size(), 2);
    QVERIFY(!value.hasAttributes());
    QVERIFY(value[0].hasAttributes());
    QVERIFY(!value[1].hasAttributes());
    QCOMPARE(value[0].text().toByteArray(), "a");
    QCOMPARE(value[0].attributes().type(), RespType::Map);
    QCOMPARE(value[0].attributes()[1].integer(), qint64(3600));
    const RespValue owned = value.toValue();
    QCOMPARE(owned.elements[0].attributes.size(), 2);
    QCOMPARE(owned.elements[0].attributes[0].text, "ttl");
    QCOMPARE(toText(owned), toText(value));
}

void TestRespParser::staysFailed()
{
    Feeder feeder;
    feeder.feed("+OK\r\n:12a\r\n+OK\r\n");
    QCOMPARE(feeder.parsed().lines, QByteArrayList({"+\"OK\""}));
    QCOMPARE(feeder.parsed().error, QStringLiteral("at byte 8: a digit or CR is expected"));
    QCOMPARE(feeder.parser().error().kind, base::ErrorKind::Protocol);
    QCOMPARE(feeder.parser().parsedBytes(), 5u);
    feeder.feed(QByteArray(200000, '+'));
    feeder.feed("\r\n+OK\r\n");
    QCOMPARE(feeder.parser().next(), RespParser::Step::Failed);
    QCOMPARE(feeder.parsed().lines.size(), 1);
    QCOMPARE(feeder.parser().parsedBytes(), 5u);
    QCOMPARE(feeder.parsed().error, QStringLiteral("at byte 8: a digit or CR is expected"));
}

void TestRespParser::startsAnewAfterReset_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("whole values") << QByteArray(":1\r\n$1\r\na\r\n");
    QTest::newRow("part of a line") << QByteArray("+hal");
    QTest::newRow("part of a string") << QByteArray("*2\r\n$100\r\nabc");
    QTest::newRow("part of a large string") << QByteArray("$100000\r\n" + QByteArray(70000, 'x'));
    QTest::newRow("part of an array") << QByteArray("*2\r\n*5\r\n:1\r\n");
    QTest::newRow("attributes") << QByteArray("|1\r\n+a\r\n:1\r\n");
    QTest::newRow("an error") << QByteArray(":12a");
}

void TestRespParser::startsAnewAfterReset()
{
    QFETCH(QByteArray, before);
    Feeder feeder;
    feeder.feed(before);
    feeder.reset();
    QCOMPARE(feeder.parser().receivedBytes(), 0u);
    QCOMPARE(feeder.parser().parsedBytes(), 0u);
    QVERIFY(!feeder.parser().isInsideValue());
    feeder.feed("*1\r\n$1\r\na\r\n:7\r\n:x");
    QCOMPARE(feeder.parsed().lines, QByteArrayList({"[$\"a\"]", ":7"}));
    QCOMPARE(feeder.parsed().error, QStringLiteral("at byte 16: a digit is expected"));
    QCOMPARE(feeder.parsed().parsedBytes, 15u);
}

QTEST_GUILESS_MAIN(TestRespParser)
#include "tst_respparser.moc"
