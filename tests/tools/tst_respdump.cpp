#include <QProcess>
#include <QTest>

/// resp_dump from outside: bytes in, lines and exit code out.
class TestRespDump final : public QObject {
    Q_OBJECT

private slots:
    void printsALineAValueForAnyChunk_data();
    void printsALineAValueForAnyChunk();
    void printsBigValues();
    void refusesWrongArguments_data();
    void refusesWrongArguments();
};

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray output;
};

Outcome dump(const QByteArray &input, const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(RESP_DUMP), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
        process.readAllStandardOutput()};
}

} // namespace

void TestRespDump::printsALineAValueForAnyChunk_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("exitCode");

    QTest::newRow("nothing") << QByteArray() << QByteArray() << 0;
    QTest::newRow("scalars") << QByteArray(
        "+OK\r\n-ERR no\r\n:-7\r\n$-1\r\n#t\r\n,1.50\r\n(12345\r\n")
                             << QByteArray("+\"OK\"\n-\"ERR no\"\n:-7\nnull\n#true\n,1.5\n(12345\n")
                             << 0;
    QTest::newRow("strings") << QByteArray("$3\r\n\xff\"\n\r\n!5\r\nERR x\r\n=7\r\ntxt:a\r\n\r\n")
                             << QByteArray("$\"\\xff\\\"\\n\"\n!\"ERR x\"\n=\"txt:a\\r\\n\"\n")
                             << 0;
    QTest::newRow("aggregates") << QByteArray(
        "*2\r\n~1\r\n:1\r\n%1\r\n+k\r\n_\r\n|1\r\n+a\r\n:1\r\n>2\r\n+x\r\n:2\r\n")
                                << QByteArray(
                                       "[~[:1], %{+\"k\": null}]\n|{+\"a\": :1} >[+\"x\", :2]\n")
                                << 0;
    QTest::newRow("a message is a push")
        << QByteArray(">3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nb\r\n")
        << QByteArray(">[$\"message\", $\"a\", $\"b\"]\n") << 0;
    QTest::newRow("broken") << QByteArray(":1\r\n:12a\r\n:2\r\n")
                            << QByteArray(
                                   ":1\nprotocol-error at byte 7: a digit or CR is expected\n")
                            << 3;
    QTest::newRow("cut in a line")
        << QByteArray(":1\r\n+OK") << QByteArray(":1\nincomplete after byte 7\n") << 4;
    QTest::newRow("cut in an array")
        << QByteArray("*2\r\n:1\r\n") << QByteArray("incomplete after byte 8\n") << 4;
    QTest::newRow("cut in a string")
        << QByteArray("$5\r\nabc") << QByteArray("incomplete after byte 7\n") << 4;
    QTest::newRow("attribute without value")
        << QByteArray("|0\r\n") << QByteArray("incomplete after byte 4\n") << 4;
}

void TestRespDump::printsALineAValueForAnyChunk()
{
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, lines);
    QFETCH(int, exitCode);
    for (const char *chunk : {"", "--chunk=1", "--chunk=3", "--chunk=1000000"}) {
        const QStringList arguments = QString::fromLatin1(chunk).split(u' ', Qt::SkipEmptyParts);
        const Outcome outcome = dump(wire, arguments);
        QCOMPARE(outcome.output, lines);
        QCOMPARE(outcome.exitCode, exitCode);
    }
}

void TestRespDump::printsBigValues()
{
    const QByteArray text(300000, 'x');
    const QByteArray wire = "*2\r\n$300000\r\n" + text + "\r\n:1\r\n";
    const Outcome outcome = dump(wire, {QStringLiteral("--chunk"), QStringLiteral("1000")});
    const QByteArray expected = "[$\"" + text + "\", :1]\n";
    QCOMPARE(outcome.output, expected);
    QCOMPARE(outcome.exitCode, 0);
}

void TestRespDump::refusesWrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("zero") << QStringList {QStringLiteral("--chunk"), QStringLiteral("0")};
    QTest::newRow("no number") << QStringList {QStringLiteral("--chunk"), QStringLiteral("1k")};
    QTest::newRow("missing") << QStringList {QStringLiteral("--chunk")};
    QTest::newRow("too large") << QStringList {QStringLiteral("--chunk=99999999999")};
    QTest::newRow("unknown") << QStringList {QStringLiteral("--fast")};
}

void TestRespDump::refusesWrongArguments()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = dump("+OK\r\n", arguments);
    QCOMPARE(outcome.exitCode, 2);
    QCOMPARE(outcome.output, QByteArray());
}

QTEST_GUILESS_MAIN(TestRespDump)
#include "tst_respdump.moc"
