#include "core/chat/inputline.h"
#include "core/chat/messagecodec.h"

#include <QtTest>

using chat::Draft;
using chat::InputAction;
using chat::MessageKind;
using chat::RoomId;
using namespace Qt::Literals::StringLiterals;

namespace {

/// `text: hi`, `join: general`, `leave`, `help`, or the error's code.
QString understood(const QString &text)
{
    const auto action = chat::parseInput(text);
    if (!action)
        return action.error().code;
    if (const auto *join = std::get_if<chat::JoinCommand>(&*action))
        return QString(u"join: "_s + join->room.displayName());
    if (const auto *leave = std::get_if<chat::LeaveCommand>(&*action))
        return QString(u"leave "_s + leave->room.displayName()).trimmed();
    if (const auto *direct = std::get_if<chat::DirectCommand>(&*action))
        return QString(u"direct "_s + QString::fromUtf8(direct->peer) + u": "
            + QString::fromUtf8(direct->text))
            .trimmed();
    if (std::holds_alternative<chat::HelpCommand>(*action))
        return u"help"_s;
    const Draft &draft = std::get<Draft>(*action);
    return QString(
        QString::fromUtf8(chat::toText(draft.kind)) + u": " + QString::fromUtf8(draft.body));
}

} // namespace

class TestInputLine : public QObject {
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void saysTheLimitOfAMessage();
    void countsBytesNotLetters();
    void helpsWithEveryCommand();
    void judgesDrafts();
};

void TestInputLine::understands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("text") << u"hello"_s << u"text: hello"_s;
    QTest::newRow("lines, blank at the end") << u" one\n two \n\n"_s << u"text:  one\n two"_s;
    QTest::newRow("slash within") << u"a /join b"_s << u"text: a /join b"_s;
    QTest::newRow("two slashes") << u"//etc"_s << u"text: /etc"_s;
    QTest::newRow("three slashes") << u"///etc"_s << u"text: //etc"_s;
    QTest::newRow("emoji") << u"\U0001F600"_s << u"text: \U0001F600"_s;
    QTest::newRow("empty") << QString() << u"EMPTY"_s;
    QTest::newRow("blanks") << u" \t\n "_s << u"EMPTY"_s;
    QTest::newRow("join") << u"/join general"_s << u"join: general"_s;
    QTest::newRow("join in capitals, blanks") << u"/JOIN   my room  "_s << u"join: my room"_s;
    QTest::newRow("join nothing") << u"/join"_s << u"COMMANDARGUMENT"_s;
    QTest::newRow("join a reserved one") << u"/join taproom:x"_s << u"NAMERESERVED"_s;
    QTest::newRow("leave") << u"/leave"_s << u"leave"_s;
    QTest::newRow("leave another") << u"/leave news"_s << u"leave news"_s;
    QTest::newRow("me") << u"/me waves"_s << u"action: waves"_s;
    QTest::newRow("me, line feed") << u"/me\nwaves"_s << u"action: waves"_s;
    QTest::newRow("me and nothing") << u"/me  "_s << u"COMMANDARGUMENT"_s;
    QTest::newRow("direct") << u"/msg bob"_s << u"direct bob:"_s;
    QTest::newRow("direct with a text") << u"/msg bob hi there"_s << u"direct bob: hi there"_s;
    QTest::newRow("topic") << u"/topic  all\nabout it"_s << u"topic: all about it"_s;
    QTest::newRow("no topic") << u"/topic"_s << u"topic: "_s;
    QTest::newRow("help") << u"/help"_s << u"help"_s;
    QTest::newRow("unknown") << u"/shrug"_s << u"UNKNOWNCOMMAND"_s;
    QTest::newRow("longer than a command") << u"/joiner x"_s << u"UNKNOWNCOMMAND"_s;
    QTest::newRow("a path") << u"/usr/bin is full"_s << u"UNKNOWNCOMMAND"_s;
    QTest::newRow("slash alone") << u"/"_s << u"UNKNOWNCOMMAND"_s;
}

void TestInputLine::understands()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(understood(text), expected);
}

void TestInputLine::saysTheLimitOfAMessage()
{
    QCOMPARE(understood(QString(65536, u'x')).size(), 65536 + 6);
    for (const qsizetype size : {65537, 1048576}) {
        const auto refused = chat::parseInput(QString(size, u'x'));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"TOOLONG"_s);
        QVERIFY(refused.error().detail.contains(u"64 KiB"));
        QVERIFY(refused.error().detail.contains(QString::number(size)));
    }
    QCOMPARE(understood(QString(u"/me "_s + QString(65537, u'x'))), u"TOOLONG"_s);
}

void TestInputLine::countsBytesNotLetters()
{
    QCOMPARE(understood(QString(30000, u'频')), u"TOOLONG"_s);
    QVERIFY(understood(QString(21845, u'频')).startsWith(u"text:"));
}

void TestInputLine::helpsWithEveryCommand()
{
    const QString help = chat::inputHelp();
    for (const QString &command :
        {u"/join CHANNEL"_s, u"/leave"_s, u"/me"_s, u"/topic"_s, u"/msg"_s, u"/help"_s, u"//"_s})
        QVERIFY2(help.contains(command), qPrintable(command));
    // Each listed command is understood, none is only announced.
    for (const QString &line : help.split(u'\n')) {
        const QString name = line.section(u' ', 0, 0).section(u':', 0, 0);
        QVERIFY2(understood(QString(name + u" x"_s)) != u"UNKNOWNCOMMAND", qPrintable(name));
    }
}

void TestInputLine::judgesDrafts()
{
    QVERIFY(chat::checkDraft({MessageKind::Text, "hi", "01JD"}));
    QCOMPARE(chat::checkDraft({MessageKind::Text, "", {}}).error().code, u"EMPTY"_s);
    QVERIFY(chat::checkDraft({MessageKind::Topic, "", {}}));
    QCOMPARE(chat::checkDraft({MessageKind::Text, "a\xff", {}}).error().code, u"NOTTEXT"_s);
    QCOMPARE(chat::checkDraft({MessageKind::React, "+", "a b"}).error().code, u"NOUID"_s);
}

QTEST_GUILESS_MAIN(TestInputLine)
#include "tst_inputline.moc"
