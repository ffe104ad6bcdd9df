#include "app/cli/wordsplit.h"

#include <QTest>

using app::cli::splitWords;
using Words = QList<QByteArray>;

class TestWordSplit final : public QObject {
    Q_OBJECT

private slots:
    void splitsAsRedisCliDoes_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<Words>("words");
        QTest::newRow("empty") << QByteArray() << Words {};
        QTest::newRow("blanks") << QByteArray(" \t\r\n") << Words {};
        QTest::newRow("plain") << QByteArray(" SET  a\tb \r") << Words {"SET", "a", "b"};
        QTest::newRow("double quotes") << QByteArray("SET a \"b c\"") << Words {"SET", "a", "b c"};
        QTest::newRow("empty word") << QByteArray("SET a \"\"") << Words {"SET", "a", ""};
        QTest::newRow("escapes") << QByteArray("\"\\n\\r\\t\\b\\a\\\"\\\\\\q\"")
                                 << Words {"\n\r\t\b\a\"\\q"};
        QTest::newRow("hexadecimal") << QByteArray("\"\\x41\\xfF\\x4\"") << Words {"A\xffx4"};
        QTest::newRow("zero byte") << QByteArray("\"a\\x00b\"") << Words {QByteArray("a\0b", 3)};
        QTest::newRow("single quotes")
            << QByteArray("'a \"b\" \\n \\' c'") << Words {"a \"b\" \\n ' c"};
        QTest::newRow("quote inside a word") << QByteArray("a\"b c\"") << Words {"ab c"};
        QTest::newRow("any bytes") << QByteArray("\xff 频") << Words {"\xff", "频"};
    }

    void splitsAsRedisCliDoes()
    {
        QFETCH(const QByteArray, line);
        const auto words = splitWords(line);
        QVERIFY(words);
        QTEST(*words, "words");
    }

    void refusesQuotesThatDoNotMatch_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("open double") << QByteArray("GET \"a");
        QTest::newRow("open single") << QByteArray("GET 'a");
        QTest::newRow("open after escape") << QByteArray("\"a\\\"");
        QTest::newRow("backslash last") << QByteArray("\"a\\");
        QTest::newRow("letter behind") << QByteArray("\"a\"b");
        QTest::newRow("letter behind single") << QByteArray("'a'b");
    }

    void refusesQuotesThatDoNotMatch()
    {
        QFETCH(const QByteArray, line);
        QVERIFY(!splitWords(line));
    }
};

QTEST_GUILESS_MAIN(TestWordSplit)
#include "tst_wordsplit.moc"
