#include "app/cli/promptline.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::cli::PromptLine;

namespace {

/// Feeds all bytes; the state after the last.
PromptLine::State type(PromptLine &line, const QByteArray &bytes)
{
    auto state = PromptLine::State::Typing;
    for (const char byte : bytes)
        state = line.feed(byte);
    return state;
}

QByteArray textOf(const QByteArray &bytes)
{
    PromptLine line;
    type(line, bytes);
    return line.text().reveal().toByteArray();
}

} // namespace

/// A password as it is typed.
class TestPromptLine final : public QObject {
    Q_OBJECT

private slots:
    void endsWithEnter_data()
    {
        QTest::addColumn<QByteArray>("end");
        QTest::newRow("Enter") << QByteArray("\r");
        QTest::newRow("line feed") << QByteArray("\n");
        QTest::newRow("Ctrl+D") << QByteArray("\x04");
    }

    void endsWithEnter()
    {
        QFETCH(QByteArray, end);
        PromptLine line;
        QCOMPARE(type(line, "secret"), PromptLine::State::Typing);
        QCOMPARE(type(line, end), PromptLine::State::Done);
        QCOMPARE(line.text(), base::Secret(QByteArrayView("secret")));
    }

    void givesUpWithControlC()
    {
        PromptLine line;
        QCOMPARE(type(line, "secret\x03"), PromptLine::State::GivenUp);
    }

    void takesLettersBack_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("rubout") << QByteArray("abc\x7f") << QByteArray("ab");
        QTest::newRow("backspace") << QByteArray("abc\b\bx") << QByteArray("ax");
        QTest::newRow("a Chinese letter is one") << QByteArray("用户\x7f") << QByteArray("用");
        QTest::newRow("an emoji is one") << QByteArray("a😀\x7f") << QByteArray("a");
        QTest::newRow("more than there are") << QByteArray("a\b\b\bx") << QByteArray("x");
        QTest::newRow("all") << QByteArray("wrong\x15right") << QByteArray("right");
        QTest::newRow("half a letter") << QByteArray("\x80\x80\x7f") << QByteArray("");
    }

    void takesLettersBack()
    {
        QFETCH(QByteArray, typed);
        QTEST(textOf(typed), "text");
    }

    void otherControlCharactersDoNothing() { QCOMPARE(textOf(QByteArray("a\0\x1b\tb", 5)), "ab"); }

    void isBounded() { QCOMPARE(textOf(QByteArray(100'000, 'x')).size(), 4096); }
};

QTEST_GUILESS_MAIN(TestPromptLine)
#include "tst_promptline.moc"
