#include "core/resp/respread.h"
#include "tests/resp/respfeed.h"

#include <QTest>

#include <cmath>
#include <cstring>

using namespace resp;
using base::Error;
using base::ErrorKind;

namespace {

/// The wire's one value, with the parser that keeps its bytes.
class Reply final {
public:
    explicit Reply(QByteArrayView wire)
    {
        std::memcpy(m_parser.writable().data(), wire.data(), std::size_t(wire.size()));
        m_parser.written(wire.size());
        const bool complete = m_parser.next() == RespParser::Step::Value;
        Q_ASSERT(complete);
        Q_UNUSED(complete);
    }

    RespView view() const { return m_parser.value(); }

private:
    RespParser m_parser;
};

template <typename T>
bool isSame(const base::Result<T> &left, const base::Result<T> &right)
{
    if (!left || !right)
        return !left && !right && left.error() == right.error();
    return left.value() == right.value();
}

bool isSame(const base::Result<> &left, const base::Result<> &right)
{
    return left.has_value() == right.has_value() && (left || left.error() == right.error());
}

/// Reads one reply as a view and as a value, which must give the same.
template <typename Reader>
auto readBoth(QByteArrayView wire, Reader read)
{
    const Reply reply(wire);
    const auto fromView = read(reply.view());
    const auto fromValue = read(reply.view().toValue());
    if (!isSame(fromView, fromValue))
        qFatal("a view and its value read differently");
    return fromView;
}

const auto Integer = [](const auto &value) { return parseInteger(value); };
const auto Double = [](const auto &value) { return parseDouble(value); };
const auto Boolean = [](const auto &value) { return parseBoolean(value); };
const auto Text = [](const auto &value) { return parseText(value); };
const auto OptionalText = [](const auto &value) { return parseOptionalText(value); };
const auto Texts = [](const auto &value) { return parseTexts(value); };
const auto List = [](const auto &value) { return parseList(value); };
const auto Pairs = [](const auto &value) { return parsePairs(value); };
const auto Done = [](const auto &value) { return parseDone(value); };

QByteArray joined(const QList<TextPair> &pairs)
{
    QByteArray text;
    for (const auto &[key, value] : pairs)
        text += key + '=' + value + ';';
    return text;
}

Error reply(const char *detail)
{
    return {ErrorKind::Protocol, QStringLiteral("REPLY"), QString::fromLatin1(detail)};
}

} // namespace

/// What is made of replies, right and wrong ones.
class TestRespRead final : public QObject {
    Q_OBJECT

private slots:
    void turnsErrorsIntoKindAndCode_data();
    void turnsErrorsIntoKindAndCode();
    void readsIntegers();
    void readsDoubles();
    void readsBooleans();
    void readsTexts();
    void readsLists();
    void readsPairsOfBothProtocols();
    void findsFieldsOfBothProtocols();
    void handsOnErrorsFromEveryReader();
    void namesNoContentsInItsErrors();
};

void TestRespRead::turnsErrorsIntoKindAndCode_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");

    const auto row = [](const char *name, const char *text, ErrorKind kind, const char *code,
                         const char *detail = nullptr) {
        QTest::newRow(name) << QByteArray(text) << kind << QString::fromLatin1(code)
                            << QString::fromUtf8(detail ? detail : text);
    };
    row("generic", "ERR unknown command", ErrorKind::Server, "ERR");
    row("wrong type", "WRONGTYPE Operation against a key", ErrorKind::Server, "WRONGTYPE");
    row("wrong password", "WRONGPASS invalid username-password pair", ErrorKind::Credentials,
        "WRONGPASS");
    row("no login", "NOAUTH Authentication required.", ErrorKind::Credentials, "NOAUTH");
    row("no right", "NOPERM this user has no permissions", ErrorKind::Credentials, "NOPERM");
    row("moved", "MOVED 3999 127.0.0.1:6381", ErrorKind::Server, "MOVED");
    row("prefix alone", "LOADING", ErrorKind::Server, "LOADING");
    row("no prefix", "Something went wrong", ErrorKind::Server, "");
    row("lower case", "err x", ErrorKind::Server, "");
    row("empty", "", ErrorKind::Server, "");
    row("not a right but a word like one", "NOPERMS x", ErrorKind::Server, "NOPERMS");
    row("arguments, a password among them",
        "ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'bob' 'secret' ",
        ErrorKind::Server, "ERR", "ERR unknown command 'HELLO'");
    row("not ASCII", "ERR caf\xc3\xa9", ErrorKind::Server, "ERR");
}

void TestRespRead::turnsErrorsIntoKindAndCode()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    QFETCH(QString, detail);
    const Error error = toError(text);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.code, code);
    QCOMPARE(error.detail, detail);
}

void TestRespRead::readsIntegers()
{
    QCOMPARE(readBoth(":-7\r\n", Integer).value(), qint64(-7));
    QCOMPARE(readBoth("$2\r\n42\r\n", Integer).value(), qint64(42));
    QCOMPARE(readBoth("$3\r\n42x\r\n", Integer).error(),
        reply("an integer is expected, the server sent a bulk string"));
    QCOMPARE(readBoth("$20\r\n99999999999999999999\r\n", Integer).error(),
        reply("an integer is expected, the server sent a bulk string"));
    QCOMPARE(readBoth("$0\r\n\r\n", Integer).error(),
        reply("an integer is expected, the server sent a bulk string"));
    QCOMPARE(readBoth("_\r\n", Integer).error(),
        reply("an integer is expected, the server sent a null"));
    QCOMPARE(readBoth("#t\r\n", Integer).error(),
        reply("an integer is expected, the server sent a boolean"));
}

void TestRespRead::readsDoubles()
{
    QCOMPARE(readBoth(",1.5\r\n", Double).value(), 1.5);
    QCOMPARE(readBoth(":3\r\n", Double).value(), 3.0);
    QCOMPARE(readBoth("$4\r\n-2.5\r\n", Double).value(), -2.5);
    QVERIFY(std::isinf(readBoth("$3\r\ninf\r\n", Double).value()));
    QVERIFY(!readBoth("$4\r\n1.5x\r\n", Double));
    QVERIFY(!readBoth("$-1\r\n", Double));
}

void TestRespRead::readsBooleans()
{
    QCOMPARE(readBoth("#t\r\n", Boolean).value(), true);
    QCOMPARE(readBoth("#f\r\n", Boolean).value(), false);
    QCOMPARE(readBoth(":1\r\n", Boolean).value(), true);
    QCOMPARE(readBoth(":0\r\n", Boolean).value(), false);
    QVERIFY(!readBoth(":2\r\n", Boolean));
    QVERIFY(!readBoth("$1\r\n1\r\n", Boolean));
}

void TestRespRead::readsTexts()
{
    QCOMPARE(readBoth("$3\r\nabc\r\n", Text).value(), QByteArray("abc"));
    QCOMPARE(readBoth("+OK\r\n", Text).value(), QByteArray("OK"));
    QCOMPARE(readBoth("=7\r\ntxt:abc\r\n", Text).value(), QByteArray("abc"));
    QCOMPARE(readBoth("$-1\r\n", Text).error(),
        reply("a text is expected, the server sent a null"));
    QVERIFY(!readBoth(":1\r\n", Text));
    QCOMPARE(readBoth("$3\r\nabc\r\n", OptionalText).value().value(), QByteArray("abc"));
    QVERIFY(!readBoth("$-1\r\n", OptionalText).value().has_value());
    QVERIFY(!readBoth("_\r\n", OptionalText).value().has_value());
    QVERIFY(readBoth("$0\r\n\r\n", OptionalText).value().has_value());
    QVERIFY(!readBoth("*0\r\n", OptionalText));
    QVERIFY(readBoth("+OK\r\n", Done));
    QVERIFY(readBoth("*0\r\n", Done));
}

void TestRespRead::readsLists()
{
    QCOMPARE(readBoth("*2\r\n$1\r\na\r\n+b\r\n", Texts).value(), QList<QByteArray>({"a", "b"}));
    QCOMPARE(readBoth("~1\r\n$1\r\na\r\n", Texts).value(), QList<QByteArray>({"a"}));
    QVERIFY(readBoth("*0\r\n", Texts).value().isEmpty());
    QVERIFY(readBoth("*-1\r\n", Texts).value().isEmpty());
    QCOMPARE(readBoth("*2\r\n$1\r\na\r\n:1\r\n", Texts).error(),
        reply("a text in the list is expected, the server sent an integer"));
    QVERIFY(!readBoth("%1\r\n+a\r\n+b\r\n", Texts));
    QCOMPARE(readBoth("*2\r\n$1\r\na\r\n*1\r\n:1\r\n", List).value().last().elements.size(), 1);
    QVERIFY(!readBoth("+OK\r\n", List));
}

void TestRespRead::readsPairsOfBothProtocols()
{
    const QByteArray expected = "a=1;b=2;";
    QCOMPARE(joined(readBoth("%2\r\n+a\r\n+1\r\n+b\r\n+2\r\n", Pairs).value()), expected);
    QCOMPARE(joined(readBoth("*4\r\n+a\r\n+1\r\n+b\r\n+2\r\n", Pairs).value()), expected);
    QCOMPARE(joined(readBoth("*2\r\n*2\r\n+a\r\n+1\r\n*2\r\n+b\r\n+2\r\n", Pairs).value()),
        expected);
    QCOMPARE(joined(readBoth("*0\r\n", Pairs).value()), QByteArray());
    QCOMPARE(readBoth("*3\r\n+a\r\n+1\r\n+b\r\n", Pairs).error(),
        reply("a value for each key is expected, the server sent an array"));
    QCOMPARE(readBoth("*1\r\n*3\r\n+a\r\n+1\r\n+b\r\n", Pairs).error(),
        reply("a key with its value is expected, the server sent an array"));
    QVERIFY(!readBoth("%1\r\n+a\r\n:1\r\n", Pairs));
    QVERIFY(!readBoth("%1\r\n*0\r\n+a\r\n", Pairs));
    QVERIFY(!readBoth("+OK\r\n", Pairs));
}

void TestRespRead::findsFieldsOfBothProtocols()
{
    for (const char *wire : {"%3\r\n+proto\r\n:3\r\n+role\r\n+master\r\n+modules\r\n*0\r\n",
             "*6\r\n+proto\r\n:3\r\n+role\r\n+master\r\n+modules\r\n*0\r\n"}) {
        const Reply hello(wire);
        const RespValue value = hello.view().toValue();
        QCOMPARE(findField(hello.view(), "proto").value().integer(), qint64(3));
        QCOMPARE(findField(hello.view(), "role").value().text().toByteArray(),
            QByteArray("master"));
        QVERIFY(!findField(hello.view(), "master"));
        QVERIFY(!findField(hello.view(), "version"));
        QVERIFY(findField(value, "role"));
        QCOMPARE(findField(value, "role")->text, QByteArray("master"));
        QVERIFY(!findField(value, "master"));
    }
    QVERIFY(!findField(Reply("+role\r\n").view(), "role"));
    QVERIFY(!findField(Reply("*1\r\n+role\r\n").view(), "role"));
}

void TestRespRead::handsOnErrorsFromEveryReader()
{
    for (const char *wire : {"-LOADING wait\r\n", "!12\r\nLOADING wait\r\n"}) {
        const Error expected {ErrorKind::Server, QStringLiteral("LOADING"),
            QStringLiteral("LOADING wait")};
        QCOMPARE(readBoth(wire, Done).error(), expected);
        QCOMPARE(readBoth(wire, Integer).error(), expected);
        QCOMPARE(readBoth(wire, Double).error(), expected);
        QCOMPARE(readBoth(wire, Boolean).error(), expected);
        QCOMPARE(readBoth(wire, Text).error(), expected);
        QCOMPARE(readBoth(wire, OptionalText).error(), expected);
        QCOMPARE(readBoth(wire, Texts).error(), expected);
        QCOMPARE(readBoth(wire, List).error(), expected);
        QCOMPARE(readBoth(wire, Pairs).error(), expected);
    }
}

void TestRespRead::namesNoContentsInItsErrors()
{
    QVERIFY(
        !readBoth("$7\r\nhunter2\r\n", Integer).error().detail.contains(QLatin1String("hunter2")));
    QVERIFY(!readBoth("*1\r\n$7\r\nhunter2\r\n", Text)
                 .error()
                 .detail.contains(QLatin1String("hunter2")));
}

QTEST_GUILESS_MAIN(TestRespRead)
#include "tst_respread.moc"
