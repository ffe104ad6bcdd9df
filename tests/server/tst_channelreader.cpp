#include "clientspy.h"
#include "core/chat/channelreader.h"
#include "tests/support/testserver.h"

#include <QSignalSpy>
#include <QTest>

using chat::ChannelReader;
using chat::ChatMessage;
using chat::RoomId;
using namespace support;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const RoomId general("general");
const QString logKey = u"taproom:{general}:log"_s;

/// A reader and what it read.
class Listener final : public QObject {
public:
    explicit Listener(const QString &url)
        : m_spy(url)
        , reader(m_spy.client(), m_clock, m_random)
    {
        connect(&reader, &ChannelReader::messagesRead, this,
            [this](const RoomId &, const QList<ChatMessage> &messages) {
                largest = std::max(largest, messages.size());
                for (const ChatMessage &message : messages)
                    bodies << message.body;
            });
        connect(&reader, &ChannelReader::historyRefused, this,
            [this](const RoomId &, const base::Error &reason) { refusals << reason.code; });
        connect(&reader, &ChannelReader::refused, this,
            [this](const RoomId &, const base::Error &reason) { refusals << reason.code; });
    }

    bool isConnected() const { return m_spy.view().reading.state == redis::LinkState::Ready; }
    bool open(int history)
    {
        QSignalSpy opened(&reader, &ChannelReader::opened);
        reader.open(general, history);
        return opened.wait(10'000);
    }

private:
    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    ClientSpy m_spy;

public:
    ChannelReader reader;
    QByteArrayList bodies;
    QStringList refusals;
    qsizetype largest = 0;
};

QByteArrayList numbers(int first, int last)
{
    QByteArrayList list;
    for (int i = first; i <= last; ++i)
        list << QByteArray::number(i);
    return list;
}

} // namespace

/// Reading rooms from a real server, with faults.
class TestChannelReader final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_server = std::make_unique<TestServer>();
        QVERIFY(m_server->start());
    }
    void cleanup() { m_server.reset(); }

    void readsAsMuchHistoryAsIsWanted_data();
    void readsAsMuchHistoryAsIsWanted();
    void catchesUpInPages();
    void comparesQuietRoomsWithTheirLogs();
    void readsLiveMessagesWithoutTheRightToTheLog();
    void closesARoomThatIsRefused();
    void goesOnWhenTheLogCanBeReadAgain();
    void showsNothingOfAClosedRoom();

private:
    /// Entries without a bell.
    void append(int first, int last)
    {
        const QString script
            = u"for i = ARGV[1], ARGV[2] do redis.call('XADD', KEYS[1], '*', 'uid', 'u' .. i, "
              "'from', 'bob', 'kind', 'text', 'body', i) end"_s;
        m_server->cli(
            {u"EVAL"_s, script, u"1"_s, logKey, QString::number(first), QString::number(last)});
    }
    void allow(const QStringList &rights)
    {
        m_server->cli(QStringList {u"ACL"_s, u"SETUSER"_s, u"eve"_s, u"on"_s, u">pw"_s} + rights);
    }
    QString eve() const { return u"redis://eve:pw@127.0.0.1:%1"_s.arg(m_server->port()); }

    std::unique_ptr<TestServer> m_server;
};

void TestChannelReader::readsAsMuchHistoryAsIsWanted_data()
{
    QTest::addColumn<int>("history");
    QTest::addColumn<int>("first");
    QTest::newRow("none") << 0 << 1201;
    QTest::newRow("some") << 3 << 1198;
    QTest::newRow("more than a page") << 1000 << 201;
    QTest::newRow("more than there is") << 5000 << 1;
}

void TestChannelReader::readsAsMuchHistoryAsIsWanted()
{
    QFETCH(int, history);
    QFETCH(int, first);
    append(1, 1200);
    Listener listener(m_server->url());
    QVERIFY(listener.open(history));
    m_server->cli({u"PUBLISH"_s, u"general"_s, u"1201"_s});
    QTRY_COMPARE(listener.bodies, numbers(first, 1201));
}

void TestChannelReader::catchesUpInPages()
{
    Listener listener(m_server->url());
    append(1, 1);
    QVERIFY(listener.open(10));
    QTRY_COMPARE(listener.bodies, numbers(1, 1));
    append(2, 2600);
    m_server->cli({u"CLIENT"_s, u"KILL"_s, u"TYPE"_s, u"pubsub"_s});
    QTRY_COMPARE_WITH_TIMEOUT(listener.bodies, numbers(1, 2600), 15'000);
    QVERIFY(listener.largest <= chat::Recovery::pageEntries);
}

void TestChannelReader::comparesQuietRoomsWithTheirLogs()
{
    Listener listener(m_server->url());
    listener.reader.setQuietCheck(200ms);
    QVERIFY(listener.open(10));
    append(1, 3);
    QTRY_COMPARE(listener.bodies, numbers(1, 3));
    append(4, 5);
    QTRY_COMPARE(listener.bodies, numbers(1, 5));
}

void TestChannelReader::readsLiveMessagesWithoutTheRightToTheLog()
{
    append(1, 3);
    allow({u"+@all"_s, u"-xrange"_s, u"-xrevrange"_s, u"~*"_s, u"&*"_s});
    Listener listener(eve());
    QVERIFY(listener.open(10));
    QTRY_COMPARE(listener.refusals, QStringList {u"NOPERM"_s});
    m_server->cli({u"PUBLISH"_s, u"general"_s, u"live"_s});
    QTRY_COMPARE(listener.bodies, QByteArrayList {"live"});
}

void TestChannelReader::closesARoomThatIsRefused()
{
    allow({u"+@all"_s, u"~*"_s, u"resetchannels"_s, u"&news"_s});
    Listener listener(eve());
    listener.reader.open(general, 10);
    QTRY_COMPARE(listener.refusals, QStringList {u"NOPERM"_s});
    QVERIFY(!listener.reader.isOpen(general));
    allow({u"&general"_s});
    QVERIFY(listener.open(10));
    QVERIFY(listener.reader.isOpen(general));
}

void TestChannelReader::goesOnWhenTheLogCanBeReadAgain()
{
    append(1, 3);
    Listener listener(m_server->url());
    QVERIFY(listener.open(10));
    QTRY_COMPARE(listener.bodies, numbers(1, 3));
    // The node hangs while it is asked: the read fails, and later it succeeds.
    listener.reader.setQuietCheck(100ms);
    append(4, 4);
    m_server->pause();
    QTRY_VERIFY(!listener.isConnected());
    QCOMPARE(listener.bodies.size(), 3);
    m_server->resume();
    append(5, 5);
    QTRY_COMPARE_WITH_TIMEOUT(listener.bodies, numbers(1, 5), 15'000);
}

void TestChannelReader::showsNothingOfAClosedRoom()
{
    Listener listener(m_server->url());
    QVERIFY(listener.open(10));
    listener.reader.close(general);
    QVERIFY(!listener.reader.isOpen(general));
    QTRY_COMPARE(m_server->cli({u"PUBSUB"_s, u"CHANNELS"_s}), "");
    m_server->cli({u"PUBLISH"_s, u"general"_s, u"late"_s});
    QVERIFY(listener.open(10));
    m_server->cli({u"PUBLISH"_s, u"general"_s, u"again"_s});
    QTRY_COMPARE(listener.bodies, QByteArrayList {"again"});
}

QTEST_GUILESS_MAIN(TestChannelReader)
#include "tst_channelreader.moc"
