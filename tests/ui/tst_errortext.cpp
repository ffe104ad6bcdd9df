#include "ui/text/errortext.h"
#include "ui/text/errorwords.h"
#include "ui/text/statustext.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using base::ErrorKind;

/// Errors and states in words.
class TestErrorText : public QObject {
    Q_OBJECT

private slots:
    void wordsEveryKind();
    void wordsEveryServerPrefix_data();
    void wordsEveryServerPrefix();
    void tellsWhatIsNotRedisFromWhatIsSilent();
    void quotesTheServerWhereOnlyItKnows();
    void showsTheRuleThatANameBreaks();
    void quotesNothingHarmful();
    void repeatsNoCode();
    void saysHowTheConnectionIs_data();
    void saysHowTheConnectionIs();
    void saysWhatIsReadAndWritten();
    void saysWhyALinkWaits();
    void saysWhatNoSubscriptionMeans();
    void marksLowerBounds();
};

namespace {

redis::ClientView readyView()
{
    redis::ClientView view;
    view.reading
        = {{u"10.0.0.5"_s, 6380}, redis::NodeRole::Replica, redis::LinkState::Ready, {}, {}};
    view.writing
        = {{u"10.0.0.4"_s, 6379}, redis::NodeRole::Master, redis::LinkState::Ready, {}, {}};
    return view;
}

} // namespace

void TestErrorText::wordsEveryKind()
{
    QSet<QString> texts;
    for (const ErrorKind kind : {ErrorKind::Network, ErrorKind::Timeout, ErrorKind::Protocol,
             ErrorKind::Server, ErrorKind::Topology, ErrorKind::Credentials, ErrorKind::Storage,
             ErrorKind::Input, ErrorKind::Cancelled}) {
        const QString text = ui::errorText({kind, {}, {}});
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
        texts.insert(text);
    }
    QCOMPARE(texts.size(), 9);
}

void TestErrorText::wordsEveryServerPrefix_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code : {"NOAUTH", "WRONGPASS", "NOPERM", "LOADING", "MASTERDOWN", "BUSY",
             "OOM", "MISCONF", "READONLY", "NOREPLICAS", "MAXCLIENTS", "REFUSED", "HOST",
             "UNREACHABLE", "CLOSED", "TLS", "TLSCA", "TLSNAME", "TLSEXPIRED", "NOTCONNECTED",
             "QUEUEFULL", "CLUSTERDOWN", "TRYAGAIN", "WRONGTYPE", "NAMEEMPTY", "NAMETOOLONG",
             "NAMENOTTEXT", "NAMECONTROL", "NAMERESERVED", "USEREMPTY", "USERLETTER", "USERTOOLONG",
             "EMPTY", "TOOLONG", "PATTERNROOM", "NOTJOINED", "UNKNOWNCOMMAND", "NOTSTORED",
             "NOMASTER", "NOSERVER", "SQL_DRIVER", "SQL_UNREACHABLE", "SQL_GONE", "SQL_SLOW",
             "SQL_LOGIN", "SQL_TLS", "SQL_DATABASE", "SQL_TABLE", "SQL_COLUMN", "SQL_RIGHT",
             "SQL_READONLY", "SQL_TOO_LONG", "SQL_BUSY", "SQL_FULL", "SQL_DAMAGED", "SQL_ERROR",
             "NOPASSWORD", "LOGIN_WRONG", "LOGIN_WRONG_CACHED", "LOGIN_UNKNOWN", "LOGIN_THROTTLED",
             "LOGIN_DISABLED", "SESSION_ENDED", "SESSION_TOKEN", "KEYCHAIN", "HASH_MEMORY",
             "USER_NAME", "PASSWORD", "DIFFERENT", "NO_ACCOUNT", "NAME_TAKEN", "CHANGED_MEANWHILE",
             "COLUMN_TOO_NARROW", "NO_DISABLED_COLUMN", "NOSHARDMASTER", "NOSLOTS", "NOTCLUSTER",
             "ISCLUSTER", "CROSSSLOT"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void TestErrorText::wordsEveryServerPrefix()
{
    QFETCH(QString, code);
    const ErrorKind kind = code == u"HOST" ? ErrorKind::Network : ErrorKind::Server;
    const ui::ErrorWords words = ui::toWords({kind, code, u"raw detail of the server"_s});
    QVERIFY(!words.what.isEmpty());
    QVERIFY2(!words.advice.isEmpty(), "says what to do");
    QVERIFY2(!words.what.contains(u"raw detail"), qPrintable(words.what));
    QVERIFY2(!words.what.contains(code, Qt::CaseSensitive) || code == u"TLS",
        qPrintable(words.what));
}

void TestErrorText::tellsWhatIsNotRedisFromWhatIsSilent()
{
    const QString web = ui::errorText({ErrorKind::Protocol, u"NOTREDIS"_s, {}});
    const QString silent = ui::errorText({ErrorKind::Timeout, u"CONNECT"_s, {}});
    QVERIFY(web.contains(u"web server"));
    QVERIFY(web.contains(u"port"));
    QVERIFY(silent.contains(u"in time"));
}

void TestErrorText::quotesTheServerWhereOnlyItKnows()
{
    QCOMPARE(ui::toWords({ErrorKind::Server, u"ERR"_s, u"ERR unknown command 'foo'"_s}).what,
        u"The server refused this: ERR unknown command 'foo'."_s);
}

void TestErrorText::showsTheRuleThatANameBreaks()
{
    QCOMPARE(
        ui::errorText({ErrorKind::Input, u"NAME"_s, u"a channel name has at most 128 bytes"_s}),
        u"A channel name has at most 128 bytes."_s);
}

void TestErrorText::quotesNothingHarmful()
{
    const QString text = ui::errorText(
        {ErrorKind::Server, u"ERR"_s, u"ERR \u202Eabc\n\x1b[31m"_s + QString(5000, u'x')});
    QVERIFY(!text.contains(QChar(0x202E)));
    QVERIFY(!text.contains(u'\n'));
    QVERIFY(!text.contains(QChar(0x1b)));
    QVERIFY(text.size() < 500);
}

void TestErrorText::repeatsNoCode()
{
    QSet<QString> seen;
    for (const auto entries : {ui::knownCodes(), ui::knownAccountCodes()}) {
        for (const ui::ErrorEntry &entry : entries) {
            const QString key = QString::fromLatin1(entry.code)
                + QString::number(entry.kind ? int(*entry.kind) : -1);
            QVERIFY2(!seen.contains(key), entry.code);
            seen.insert(key);
        }
    }
}

void TestErrorText::saysHowTheConnectionIs_data()
{
    using redis::LinkState;
    QTest::addColumn<int>("reading");
    QTest::addColumn<int>("writing");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("mood");
    const auto row = [](const char *name, LinkState reading, LinkState writing, const QString &text,
                         ui::Mood mood) {
        QTest::newRow(name) << int(reading) << int(writing) << text << int(mood);
    };
    row("ready", LinkState::Ready, LinkState::Ready, u"Connected"_s, ui::Mood::Good);
    row("starting", LinkState::Connecting, LinkState::Resolving, u"Connecting…"_s,
        ui::Mood::Working);
    row("not started", LinkState::Idle, LinkState::Idle, u"Not connected"_s, ui::Mood::Working);
    row("replica away", LinkState::Waiting, LinkState::Ready, u"Reconnecting…"_s, ui::Mood::Bad);
    row("master away", LinkState::Ready, LinkState::Waiting, u"Reconnecting…"_s, ui::Mood::Bad);
    row("given up", LinkState::Waiting, LinkState::Stopped, u"Refused"_s, ui::Mood::Bad);
}

void TestErrorText::saysHowTheConnectionIs()
{
    QFETCH(int, reading);
    QFETCH(int, writing);
    redis::ClientView view = readyView();
    view.reading.state = redis::LinkState(reading);
    view.writing.state = redis::LinkState(writing);
    const ui::StatusText status = ui::connectionStatus(view);
    QTEST(status.text, "text");
    QTEST(int(status.mood), "mood");
    QVERIFY(!status.description.isEmpty());
}

void TestErrorText::saysWhatIsReadAndWritten()
{
    redis::ClientView view = readyView();
    QCOMPARE(ui::readingStatus(view).text, u"Reading from 10.0.0.5:6380 (replica)"_s);
    QCOMPARE(ui::readingStatus(view, std::chrono::milliseconds(210)).text,
        u"Reading from 10.0.0.5:6380 (replica, 0.2 s behind)"_s);
    QCOMPARE(ui::writingStatus(view).text, u"Writing to 10.0.0.4:6379 (master)"_s);
    view.readsFromMaster = true;
    QVERIFY(ui::readingStatus(view).description.contains(u"No replica"));
    QCOMPARE(ui::deliveryStatus(std::chrono::seconds(4)).text, u"Delivery proved 4 s ago"_s);
    QVERIFY(ui::deliveryStatus({}).mood != ui::Mood::Good);
}

void TestErrorText::saysWhyALinkWaits()
{
    redis::ClientView view = readyView();
    view.writing.state = redis::LinkState::Waiting;
    view.writing.retryIn = std::chrono::seconds(3);
    view.writing.error = base::Error {ErrorKind::Network, u"REFUSED"_s, {}};
    const QString text = ui::connectionStatus(view).description;
    QVERIFY2(text.contains(u"3 s") && text.contains(u"Nothing answers"), qPrintable(text));
}

void TestErrorText::saysWhatNoSubscriptionMeans()
{
    QCOMPARE(ui::subscriptionsText(0), u"Not subscribed: any command is allowed"_s);
    QVERIFY(ui::subscriptionsText(3).startsWith(u"Subscribed to 3"));
    QVERIFY(ui::subscriptionsText(3, 1).contains(u", 1"));
    QVERIFY(ui::outboxText(0).isEmpty());
    QVERIFY(ui::outboxText(2).startsWith(u'2'));
}

void TestErrorText::marksLowerBounds()
{
    redis::SubscriberCount count;
    count.total = 12;
    count.complete = true;
    QVERIFY(ui::subscribersText(count).startsWith(u"12"));
    count.complete = false;
    QVERIFY(ui::subscribersText(count).startsWith(u"≥ 12"));
    QVERIFY(ui::subscribersText({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
