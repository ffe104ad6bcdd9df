#include "app/cli/replytext.h"
#include "core/resp/respparser.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace app::cli;
using resp::RespValue;

namespace {

/// The value that these bytes are on the wire.
RespValue value(const QByteArray &wire)
{
    resp::RespParser parser;
    const auto room = parser.writable();
    if (room.size() < size_t(wire.size()))
        qFatal("too long for one read");
    std::copy(wire.begin(), wire.end(), room.begin());
    parser.written(wire.size());
    if (parser.next() != resp::RespParser::Step::Value)
        qFatal("no value: %s", wire.constData());
    return parser.value().toValue();
}

} // namespace

class TestReplyText final : public QObject {
    Q_OBJECT

private slots:
    void showsEachTypeAsRedisCliDoes_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("formatted");
        QTest::addColumn<QByteArray>("raw");
        const auto row = [](const char *name, const char *wire, const char *formatted,
                             const char *raw) {
            QTest::newRow(name) << QByteArray(wire) << QByteArray(formatted) << QByteArray(raw);
        };
        row("status", "+OK\r\n", "OK\n", "OK\n");
        row("error", "-ERR no\r\n", "(error) ERR no\n", "ERR no\n\n");
        row("integer", ":-5\r\n", "(integer) -5\n", "-5\n");
        row("string", "$5\r\na\"\nb\xff\r\n", "\"a\\\"\\nb\\xff\"\n", "a\"\nb\xff\n");
        row("nil", "$-1\r\n", "(nil)\n", "\n");
        row("nil, RESP3", "_\r\n", "(nil)\n", "\n");
        row("double", ",1.5\r\n", "(double) 1.5\n", "1.5\n");
        row("infinite", ",-inf\r\n", "(double) -inf\n", "-inf\n");
        row("boolean", "#t\r\n", "(true)\n", "(true)\n");
        row("verbatim", "=7\r\ntxt:a\nb\r\n", "a\nb\n", "a\nb\n");
        row("empty list", "*0\r\n", "(empty array)\n", "\n");
        row("empty map", "%0\r\n", "(empty hash)\n", "\n");
        row("empty set", "~0\r\n", "(empty set)\n", "\n");
        row("list", "*2\r\n:1\r\n*2\r\n:2\r\n$1\r\nx\r\n",
            "1) (integer) 1\n2) 1) (integer) 2\n   2) \"x\"\n", "1\n2\nx\n");
        row("map", "%2\r\n$1\r\na\r\n:1\r\n$1\r\nb\r\n*1\r\n:2\r\n",
            "1# \"a\" => (integer) 1\n2# \"b\" => 1) (integer) 2\n", "a 1\nb 2\n");
        row("set", "~1\r\n+x\r\n", "1~ x\n", "x\n");
        row("error in a list", "*2\r\n-ERR x\r\n_\r\n", "1) (error) ERR x\n2) (nil)\n",
            "ERR x\n\n\n");
    }

    void showsEachTypeAsRedisCliDoes()
    {
        QFETCH(const QByteArray, wire);
        QTEST(toFormattedText(value(wire)), "formatted");
        QTEST(toRawText(value(wire)), "raw");
    }

    void alignsIndicesOfLongLists()
    {
        QByteArray wire = "*10\r\n";
        for (int count = 0; count < 10; ++count)
            wire += ":7\r\n";
        const auto lines = toFormattedText(value(wire)).split('\n');
        QCOMPARE(lines.value(0), " 1) (integer) 7");
        QCOMPARE(lines.value(9), "10) (integer) 7");
    }

    void makesOneJsonObjectOfAReply_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const char *wire, const char *json) {
            QTest::newRow(name) << QByteArray(wire) << QByteArray(json);
        };
        row("string", "$2\r\nhi\r\n", "{\"command\":\"X\",\"reply\":\"hi\"}");
        row("no UTF-8", "$2\r\n\xff\x01\r\n", "{\"command\":\"X\",\"reply\":{\"hex\":\"ff01\"}}");
        row("nil", "_\r\n", "{\"command\":\"X\",\"reply\":null}");
        row("error", "-ERR no\r\n", "{\"command\":\"X\",\"error\":\"ERR no\"}");
        row("integer", ":9007199254740993\r\n", "{\"command\":\"X\",\"reply\":9007199254740993}");
        row("list", "*2\r\n:1\r\n#f\r\n", "{\"command\":\"X\",\"reply\":[1,false]}");
        row("map", "%1\r\n+a\r\n:1\r\n", "{\"command\":\"X\",\"reply\":{\"a\":1}}");
        row("map of numbers", "%1\r\n:1\r\n:2\r\n", "{\"command\":\"X\",\"reply\":[1,2]}");
        row("infinite", ",inf\r\n", "{\"command\":\"X\",\"reply\":\"inf\"}");
        row("error inside", "*1\r\n-ERR x\r\n",
            "{\"command\":\"X\",\"reply\":[{\"error\":\"ERR x\"}]}");
    }

    void makesOneJsonObjectOfAReply()
    {
        QFETCH(const QByteArray, wire);
        const QByteArray json
            = QJsonDocument(toJson("X", value(wire))).toJson(QJsonDocument::Compact);
        QTEST(json, "json");
    }
};

QTEST_GUILESS_MAIN(TestReplyText)
#include "tst_replytext.moc"
