#include "tests/resp/respfeed.h"

#include <QTest>

using namespace resp;

/// Bytes that break the protocol: refused at the byte that breaks it, however the reads are cut.
/// Source of each row: https://redis.io/docs/latest/develop/reference/protocol-spec/ and
/// https://github.com/redis/redis-specifications/blob/master/protocol/RESP3.md
class TestRespMalformed final : public QObject {
    Q_OBJECT

private slots:
    void refusesAtTheByteThatBreaks_data();
    void refusesAtTheByteThatBreaks();
    void refusesWhatIsOverTheLimits_data();
    void refusesWhatIsOverTheLimits();
    void takesWhatIsJustWithinTheLimits_data();
    void takesWhatIsJustWithinTheLimits();
    void waitsWhileNothingIsWrong_data();
    void waitsWhileNothingIsWrong();
    void survivesNestingWithoutEnd();
};

namespace {

/// Checks that every way of cutting `wire` fails at `offset` with the same words, which hold `reason`.
void checkRefused(const QByteArray &wire, int offset, const QByteArray &reason, RespLimits limits)
{
    const Parsed whole = parseWhole(wire, limits);
    const QString place = QStringLiteral("at byte %1: ").arg(offset);
    QVERIFY2(whole.error.startsWith(place), qPrintable(whole.error));
    QVERIFY2(whole.error.contains(QString::fromUtf8(reason)), qPrintable(whole.error));
    for (qsizetype cut = 1; cut < wire.size(); ++cut)
        QCOMPARE(parseCut(wire, cut, limits), whole);
    for (const qsizetype readBytes : {1, 2, 3})
        QCOMPARE(parseInReads(wire, readBytes, limits), whole);
    // Nothing is wrong before that byte.
    QCOMPARE(parseWhole(wire.first(offset), limits).error, QString());
}

} // namespace

void TestRespMalformed::refusesAtTheByteThatBreaks_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("reason");

    const auto row = [](const char *name, const QByteArray &wire, int offset, const char *reason) {
        QTest::newRow(name) << wire << offset << QByteArray(reason);
    };
    // "The first byte in an RESP-serialized payload always identifies its type."
    row("unknown type", "hello\r\n", 0, "no value begins with the byte 0x68");
    row("zero byte as type", QByteArray("\0\r\n", 3), 0, "0x00");
    row("high byte as type", "\xff\r\n", 0, "0xff");
    row("empty line", "\r\n", 0, "0x0d");
    row("LF alone", "\n", 0, "0x0a");
    row("unknown type after a value", "+OK\r\nx", 5, "0x78");
    row("unknown type inside an array", "*2\r\n:1\r\n?\r\n", 8, "0x3f");
    row("blank before a value", " +OK\r\n", 0, "0x20");
    row("inline command", "PING\r\n", 0, "0x50");

    // Integers: an optional sign and one or more digits, 64 bits.
    row("letter in an integer", ":12a\r\n", 3, "digit or CR");
    row("empty integer", ":\r\n", 1, "digit");
    row("sign alone", ":-\r\n", 2, "digit");
    row("two signs", ":--1\r\n", 2, "digit");
    row("plus and minus", ":+-1\r\n", 2, "digit");
    row("blank before an integer", ": 1\r\n", 1, "digit");
    row("blank behind an integer", ":1 \r\n", 2, "digit or CR");
    row("fraction in an integer", ":1.5\r\n", 2, "digit or CR");
    row("hexadecimal integer", ":0x10\r\n", 2, "digit or CR");
    row("integer over 64 bits", ":9223372036854775808\r\n", 19, "64 bits");
    row("integer under 64 bits", ":-9223372036854775809\r\n", 20, "64 bits");
    row("integer far over 64 bits", ":99999999999999999999999\r\n", 19, "64 bits");
    row("integer of 21 digits", ":000000000000000000001\r\n", 21, "20 digits");
    row("zero byte in an integer", QByteArray(":1\0\r\n", 5), 2, "digit or CR");

    // The terminator is always CR LF.
    row("integer with LF alone", ":1\n", 2, "digit or CR");
    row("integer with CR alone", ":1\r:2\r\n", 3, "LF");
    row("integer with CR CR LF", ":1\r\r\n", 3, "LF");
    row("simple string with LF alone", "+OK\n", 3, "CR");
    row("simple string with CR alone", "+OK\rX\r\n", 4, "LF");
    row("simple string with LF inside", "+O\nK\r\n", 2, "CR");
    row("simple error with CR inside", "-ERR\ra\r\n", 5, "LF");
    row("bulk string without CR LF", "$2\r\nabc\r\n", 6, "CR");
    row("bulk string with LF alone", "$2\r\nab\n", 6, "CR");
    row("bulk string with CR alone", "$2\r\nab\rc", 7, "LF");
    row("bulk string longer than said", "$0\r\na\r\n", 4, "CR");
    row("bulk string shorter than said", "$3\r\nab\r\n+OK\r\n", 7, "CR");
    row("bulk length with LF alone", "$2\nab\r\n", 2, "digit or CR");
    row("bulk length with CR alone", "$2\rab\r\n", 3, "LF");
    row("array length with LF alone", "*1\n:1\r\n", 2, "digit or CR");

    // Lengths: one or more digits, unsigned. RESP2's nulls are $-1 and *-1 and nothing else.
    row("bulk of minus two", "$-2\r\n", 2, "-1");
    row("array of minus two", "*-2\r\n", 2, "-1");
    row("bulk of minus one with a zero", "$-01\r\n", 2, "-1");
    row("bulk of minus ten", "$-10\r\n", 3, "CR");
    row("bulk of minus zero", "$-0\r\n", 2, "-1");
    row("bulk of minus alone", "$-\r\n", 2, "-1");
    row("bulk with a plus", "$+5\r\nhello\r\n", 1, "digit");
    row("array with a plus", "*+1\r\n:1\r\n", 1, "digit");
    row("bulk without length", "$\r\n", 1, "digit");
    row("array without length", "*\r\n", 1, "digit");
    row("bulk with a letter", "$5x\r\nhello\r\n", 2, "digit or CR");
    row("bulk over 64 bits", "$9223372036854775808\r\n", 19, "64 bits");
    row("array over 64 bits", "*18446744073709551616\r\n", 20, "64 bits");
    row("null map", "%-1\r\n", 1, "negative");
    row("null set", "~-1\r\n", 1, "negative");
    row("null push", ">-1\r\n", 1, "negative");
    row("null attribute", "|-1\r\n", 1, "negative");
    row("null bulk error", "!-1\r\n", 1, "negative");
    row("null verbatim string", "=-1\r\n", 1, "negative");

    // Nulls and booleans.
    row("null with something", "_x\r\n", 1, "CR");
    row("null with LF alone", "_\n", 1, "CR");
    row("boolean of another letter", "#x\r\n", 1, "boolean");
    row("boolean in capitals", "#T\r\n", 1, "boolean");
    row("boolean as a number", "#1\r\n", 1, "boolean");
    row("boolean in full", "#true\r\n", 2, "CR");
    row("boolean without letter", "#\r\n", 1, "boolean");

    // Doubles: sign, digits, fraction with digits, exponent with digits; inf, -inf, nan.
    row("empty double", ",\r\n", 1, "digit");
    row("double without integral part", ",.1\r\n", 1, "digit");
    row("double without digits behind the dot", ",1.\r\n", 3, "digit");
    row("double with two dots", ",1.2.3\r\n", 4, "double ends");
    row("double without exponent", ",1e\r\n", 3, "digit");
    row("double with a bare exponent sign", ",1e+\r\n", 4, "digit");
    row("double with a fraction in the exponent", ",1e1.5\r\n", 4, "double ends");
    row("double with a letter", ",1.5f\r\n", 4, "double ends");
    row("double with a comma", ",1,5\r\n", 2, "double ends");
    row("double with a blank", ", 1\r\n", 1, "digit");
    row("hexadecimal double", ",0x1p3\r\n", 2, "double ends");
    row("infinity with a plus", ",+inf\r\n", 2, "digit");
    row("infinity in full", ",infinity\r\n", 1, "digit");
    row("infinity in capitals", ",INF\r\n", 1, "digit");
    row("nan with a plus", ",+nan\r\n", 2, "digit");
    row("nan with more", ",nano\r\n", 1, "digit");
    row("nan with an open bracket", ",nan(\r\n", 1, "digit");
    row("double out of range", ",1e999\r\n", 1, "range");
    row("sign alone as a double", ",-\r\n", 2, "digit");

    // Big numbers: digits with an optional sign, no fraction.
    row("empty big number", "(\r\n", 1, "digit");
    row("big number with a fraction", "(1.5\r\n", 2, "digit");
    row("big number with a letter", "(12a\r\n", 3, "digit");
    row("big number of a sign", "(-\r\n", 2, "digit");

    // Verbatim strings: three bytes, a colon, the text.
    row("verbatim string without format", "=0\r\n\r\n", 0, "verbatim");
    row("verbatim string of three bytes", "=3\r\ntxt\r\n", 0, "verbatim");
    row("verbatim string without colon", "=8\r\ntextabcd\r\n", 7, "verbatim");
    row("verbatim string with a short format", "=5\r\ntx:ab\r\n", 7, "verbatim");

    // Pushed data may precede or follow any type but never stand inside one.
    row("push in an array", "*1\r\n>1\r\n+a\r\n", 4, "push");
    row("push in a push", ">1\r\n>1\r\n+a\r\n", 4, "push");
    row("push as a map's value", "%1\r\n+a\r\n>1\r\n+b\r\n", 8, "push");
    row("push in an attribute", "|1\r\n+a\r\n>1\r\n+b\r\n:1\r\n", 8, "push");

    // Streamed strings and aggregates are in the specification, but no server sends them.
    row("streamed string", "$?\r\n;4\r\nHell\r\n;0\r\n", 1, "streamed");
    row("streamed array", "*?\r\n:1\r\n.\r\n", 1, "streamed");
    row("streamed map", "%?\r\n.\r\n", 1, "streamed");
    row("streamed set", "~?\r\n.\r\n", 1, "streamed");
    row("streamed push", ">?\r\n.\r\n", 1, "streamed");
    row("part of a streamed string", ";4\r\nHell\r\n", 0, "streamed");
    row("end of a streamed aggregate", ".\r\n", 0, "streamed");

    // Aggregates take what comes next as an element, so what is wrong shows there.
    row("odd map", "%1\r\n+a\r\n.\r\n", 8, "streamed");
    row("array one too long", "*1\r\n:1\r\n\r\n", 8, "0x0d");

    // The short cut for messages must be as strict as the rest.
    row("message with a wrong channel length", ">3\r\n$7\r\nmessage\r\n$2\r\na\r\n$1\r\nb\r\n", 23,
        "CR");
    row("message with a payload too long", ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nbc\r\n", 29,
        "CR");
    row("message with a letter in a length", ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1a\r\nb\r\n", 26,
        "digit");
    row("message without CR behind the channel", ">3\r\n$7\r\nmessage\r\n$1\r\na\n$1\r\nb\r\n", 22,
        "CR");
    row("second message broken",
        ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nb\r\n>3\r\n$7\r\nmessage\r\n$1\r\na\r\n$"
        "1\r\nbb\r\n",
        60, "CR");
}

void TestRespMalformed::refusesAtTheByteThatBreaks()
{
    QFETCH(QByteArray, wire);
    QFETCH(int, offset);
    QFETCH(QByteArray, reason);
    checkRefused(wire, offset, reason, RespLimits());
}

void TestRespMalformed::refusesWhatIsOverTheLimits_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("reason");

    const auto row = [](const char *name, const QByteArray &wire, int offset, const char *reason) {
        QTest::newRow(name) << wire << offset << QByteArray(reason);
    };
    row("bulk string", "$21\r\n", 0, "21 bytes");
    row("bulk string of 4 GiB", "$4294967296\r\n", 0, "4294967296 bytes");
    row("bulk error", "!21\r\n", 0, "21 bytes");
    row("bulk string inside", "*2\r\n:1\r\n$21\r\n", 8, "21 bytes");
    row("message payload", ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$21\r\nbbbbbbbbbbbbbbbbbbbbb\r\n", 24,
        "21 bytes");
    row("simple string", "+01234567890\r\n", 11, "10 bytes");
    row("simple string without end", "+012345678901234567", 11, "10 bytes");
    row("simple error", "-ERR 4567890\r\n", 11, "10 bytes");
    row("big number", "(12345678901\r\n", 11, "10 bytes");
    row("double", ",1.234567890\r\n", 11, "10 bytes");
    row("line over the limit before its LF", "+01234567890\nabc", 11, "10 bytes");
    row("array", "*7\r\n", 0, "7 elements");
    row("map", "%4\r\n", 0, "8 elements");
    row("map beyond arithmetic", "%9223372036854775807\r\n", 0, "elements");
    row("arrays together", "*3\r\n*3\r\n:1\r\n:2\r\n:3\r\n*1\r\n", 20, "7 elements");
    row("attributes together", "|3\r\n+a\r\n+b\r\n+a\r\n+b\r\n+a\r\n+b\r\n*1\r\n", 28,
        "7 elements");
    row("nesting", "*1\r\n*1\r\n*1\r\n*1\r\n", 12, "deeper than 3");
    row("nesting of an empty array", "*1\r\n*1\r\n*1\r\n*0\r\n", 12, "deeper than 3");
    row("nesting of attributes", "*1\r\n*1\r\n*1\r\n|0\r\n", 12, "deeper than 3");
    row("whole value by strings",
        "*3\r\n$20\r\naaaaaaaaaaaaaaaaaaaa\r\n$20\r\naaaaaaaaaaaaaaaaaaaa\r\n$20\r\n", 58,
        "whole value");
    row("whole value by lines",
        "*6\r\n+012345678\r\n+012345678\r\n+012345678\r\n+012345678\r\n+012345678\r\n+"
        "012345678\r\n",
        75, "whole value");
}

void TestRespMalformed::refusesWhatIsOverTheLimits()
{
    QFETCH(QByteArray, wire);
    QFETCH(int, offset);
    QFETCH(QByteArray, reason);
    RespLimits limits;
    limits.maxBulkBytes = 20;
    limits.maxElements = 6;
    limits.maxDepth = 3;
    limits.maxLineBytes = 10;
    limits.maxValueBytes = 75;
    checkRefused(wire, offset, reason, limits);
}

void TestRespMalformed::takesWhatIsJustWithinTheLimits_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("bulk string") << QByteArray("$20\r\naaaaaaaaaaaaaaaaaaaa\r\n");
    QTest::newRow("simple string") << QByteArray("+0123456789\r\n");
    QTest::newRow("array") << QByteArray("*6\r\n:1\r\n:1\r\n:1\r\n:1\r\n:1\r\n:1\r\n");
    QTest::newRow("map") << QByteArray("%3\r\n:1\r\n:1\r\n:1\r\n:1\r\n:1\r\n:1\r\n");
    QTest::newRow("arrays together") << QByteArray("*2\r\n*2\r\n:1\r\n:1\r\n*2\r\n:1\r\n:1\r\n");
    QTest::newRow("nesting") << QByteArray("*1\r\n*1\r\n*1\r\n:1\r\n");
    QTest::newRow("whole value") << QByteArray(
        "*3\r\n$20\r\naaaaaaaaaaaaaaaaaaaa\r\n$20\r\naaaaaaaaaaaaaaaaaaaa\r\n+0123456\r\n:"
        "1234\r\n");
    QTest::newRow("many values") << QByteArray("+0123456789\r\n").repeated(100);
}

void TestRespMalformed::takesWhatIsJustWithinTheLimits()
{
    QFETCH(QByteArray, wire);
    RespLimits limits;
    limits.maxBulkBytes = 20;
    limits.maxElements = 6;
    limits.maxDepth = 3;
    limits.maxLineBytes = 10;
    limits.maxValueBytes = 75;
    const Parsed parsed = parseWhole(wire, limits);
    QCOMPARE(parsed.error, QString());
    QCOMPARE(parsed.parsedBytes, quint64(wire.size()));
    QCOMPARE(parseInReads(wire, 1, limits), parsed);
}

void TestRespMalformed::waitsWhileNothingIsWrong_data()
{
    QTest::addColumn<QByteArray>("wire");
    const char *const unfinished[] = {"+", "+OK", "+OK\r", "-", ":", ":-", ":+", ":1", ":1\r", "$",
        "$-", "$-1", "$-1\r", "$5", "$5\r", "$5\r\n", "$5\r\nhell", "$5\r\nhello", "$5\r\nhello\r",
        "*", "*-", "*2\r\n", "*2\r\n:1\r\n", "_", "_\r", "#", "#t", "#t\r", ",", ",1.", ",1x", "(",
        "(a", "!3\r\nERR", "=4\r\ntxt:", "%1\r\n", "%1\r\n+a\r\n", "~1\r\n",
        ">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nb\r", "|0\r\n", "|1\r\n+a\r\n+b\r\n",
        "*1\r\n|0\r\n"};
    for (const char *wire : unfinished)
        QTest::newRow(qPrintable(QString::fromUtf8(quoted(wire)))) << QByteArray(wire);
}

void TestRespMalformed::waitsWhileNothingIsWrong()
{
    QFETCH(QByteArray, wire);
    const Parsed whole = parseWhole(wire);
    QCOMPARE(whole.error, QString());
    QCOMPARE(whole.lines, QByteArrayList());
    QVERIFY(whole.isInsideValue);
    QCOMPARE(whole.parsedBytes, 0u);
    QCOMPARE(parseInReads(wire, 1), whole);
}

void TestRespMalformed::survivesNestingWithoutEnd()
{
    const Parsed parsed = parseWhole(QByteArray("*1\r\n").repeated(100000));
    QCOMPARE(parsed.error, QStringLiteral("at byte 256: nesting is deeper than 64"));
    // Even limits without sense keep the walk over a value from eating the stack.
    RespLimits limits;
    limits.maxDepth = 1000000;
    const QByteArray deepest = QByteArray("*1\r\n").repeated(512) + ":1\r\n";
    QCOMPARE(parseWhole(deepest, limits).lines.size(), 1);
    const QByteArray deeper = QByteArray("*1\r\n").repeated(513) + ":1\r\n";
    QVERIFY(parseWhole(deeper, limits).error.contains(QStringLiteral("deeper than 512")));
}

QTEST_GUILESS_MAIN(TestRespMalformed)
#include "tst_respmalformed.moc"
