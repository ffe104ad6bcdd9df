#include "core/resp/respcommand.h"
#include "core/resp/resptext.h"
#include "tests/resp/respfeed.h"

#include <QTest>

using namespace resp;

/// Commands on the wire and in the log.
class TestRespCommand final : public QObject {
    Q_OBJECT

private slots:
    void encodesWordsAsBulkStrings();
    void encodesAnyNumberOfWords();
    void countsTheBytesOfAnyWord();
    void isEmptyWithoutWords();
    void hidesSecretsAndCutsLongWords();
    void hidesSecretsBehindTheSixtyFourthWord();
    void keepsCopiesApart();
    void leavesSharedBytesAlone();
    void isEmptyWhenMovedFrom();
};

void TestRespCommand::encodesWordsAsBulkStrings()
{
    RespCommand command {"set", "key", "a value"};
    QCOMPARE(command.encoded(), QByteArray("*3\r\n$3\r\nset\r\n$3\r\nkey\r\n$7\r\na value\r\n"));
    command.add("px").add(-15).add(qint64(9223372036854775807));
    QCOMPARE(command.encoded(),
        QByteArray("*6\r\n$3\r\nset\r\n$3\r\nkey\r\n$7\r\na value\r\n$2\r\npx\r\n$3\r\n-15\r\n"
                   "$19\r\n9223372036854775807\r\n"));
    QCOMPARE(command.wordCount(), 6);
    QCOMPARE(command.name(), "SET");
}

void TestRespCommand::encodesAnyNumberOfWords()
{
    RespCommand command;
    QByteArray words;
    // Over 9, 99 and 999 the head grows by a digit.
    for (int i = 1; i <= 1001; ++i) {
        const QByteArray word = QByteArray::number(i);
        command.add(word);
        words += '$' + QByteArray::number(word.size()) + "\r\n" + word + "\r\n";
        QCOMPARE(command.encoded(), QByteArray('*' + QByteArray::number(i) + "\r\n" + words));
    }
    QCOMPARE(command.name(), "1");
}

void TestRespCommand::countsTheBytesOfAnyWord()
{
    const QByteArray bytes("\0\r\n$5\xff", 6);
    const QByteArray large(100000, 'x');
    const RespCommand command {"ECHO", bytes, "", large};
    const Parsed parsed = parseWhole(command.encoded());
    const QByteArray expected = "[$\"ECHO\", $\"\\u0000\\r\\n$5\\xff\", $\"\", $\"" + large + "\"]";
    QCOMPARE(parsed.lines, QByteArrayList({expected}));
}

void TestRespCommand::isEmptyWithoutWords()
{
    const RespCommand command;
    QCOMPARE(command.encoded(), QByteArray());
    QCOMPARE(command.wordCount(), 0);
    QCOMPARE(command.name(), QByteArray());
    QCOMPARE(command.printable(), QByteArray());
}

void TestRespCommand::hidesSecretsAndCutsLongWords()
{
    RespCommand command {"hello", "3", "AUTH", "alice"};
    command.addSecret("hunter2").add("SETNAME").add(QByteArray(100, 'n')).add("a\"\xff\n");
    QCOMPARE(command.printable(),
        QByteArray("\"hello\" \"3\" \"AUTH\" \"alice\" *** \"SETNAME\" \"" + QByteArray(64, 'n')
            + "\"… \"a\\\"\\xff\\n\""));
    QVERIFY(command.encoded().contains("$7\r\nhunter2\r\n"));
}

void TestRespCommand::hidesSecretsBehindTheSixtyFourthWord()
{
    RespCommand command;
    for (int i = 0; i < 70; ++i)
        command.add("w");
    command.addSecret("hunter2");
    QVERIFY(!command.printable().contains("hunter2"));
    QVERIFY(command.printable().endsWith("\"w\" *** *** *** *** *** *** *** ***"));
}

void TestRespCommand::keepsCopiesApart()
{
    RespCommand first {"GET", "a"};
    RespCommand second = first;
    second.add("b");
    QCOMPARE(first.encoded(), QByteArray("*2\r\n$3\r\nGET\r\n$1\r\na\r\n"));
    QCOMPARE(second.encoded(), QByteArray("*3\r\n$3\r\nGET\r\n$1\r\na\r\n$1\r\nb\r\n"));
    first = std::move(second);
    QCOMPARE(first.wordCount(), 3);
    QCOMPARE(first.printable(), QByteArray("\"GET\" \"a\" \"b\""));
}

void TestRespCommand::leavesSharedBytesAlone()
{
    // A command wipes its secrets when it goes, but not under the feet of the socket's queue.
    QByteArray queued;
    {
        RespCommand command {"AUTH"};
        command.addSecret("hunter2");
        queued = command.encoded();
        command = RespCommand {"PING"};
    }
    QCOMPARE(queued, QByteArray("*2\r\n$4\r\nAUTH\r\n$7\r\nhunter2\r\n"));
}

void TestRespCommand::isEmptyWhenMovedFrom()
{
    RespCommand first {"AUTH"};
    first.addSecret("hunter2");
    const RespCommand second = std::move(first);
    QCOMPARE(second.printable(), QByteArray("\"AUTH\" ***"));
    QCOMPARE(first.encoded(), QByteArray());
    QCOMPARE(first.printable(), QByteArray());
    first.add("PING");
    QCOMPARE(first.printable(), QByteArray("\"PING\""));
}

QTEST_GUILESS_MAIN(TestRespCommand)
#include "tst_respcommand.moc"
