#include "acllines.h"
#include "chatguest.h"
#include "core/redis/slothash.h"
#include "tests/support/testcluster.h"
#include "tests/support/testserver.h"

#include <QRegularExpression>
#include <QTest>

using chat::RoomId;
using namespace support;
using namespace Qt::Literals::StringLiterals;

namespace {

const RoomId general("general");
constexpr int said = 120;
/// As resources/acl/README.md lists them.
constexpr QStringView rightsForClusters
    = u"+cluster|slots +cluster|info +readonly +asking +ssubscribe "
      u"+sunsubscribe +spublish +pubsub|shardnumsub";

} // namespace

/// Two people on three masters with a replica each.
class TestChatCluster final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        cluster = std::make_unique<TestCluster>();
        QVERIFY(cluster->start());
        alice = std::make_unique<ChatGuest>(cluster->url(0), "alice");
        bob = std::make_unique<ChatGuest>(cluster->url(4), "bob");
        QVERIFY(alice->join(general));
        QVERIFY(bob->join(general));
    }
    void cleanup()
    {
        alice.reset();
        bob.reset();
        cluster.reset();
    }

    void twoPeopleTalk()
    {
        QVERIFY(alice->chat().post(general, u"hi"_s));
        QTRY_COMPARE(bob->rows(general), "hi");
        QTRY_COMPARE(alice->rows(general), "hi*");
        // As many channels as were joined, although each is subscribed twice.
        QCOMPARE(alice->client().subscriptionCount(), 1);
        QCOMPARE(alice->counts.last(), 1);
        QTRY_COMPARE(alice->subscribers(general), 2);
        QCOMPARE(
            cluster->cli(TestCluster::masterOf("general"), {u"XLEN"_s, u"taproom:{general}:log"_s}),
            "1");
        QTRY_COMPARE(cluster->cli(TestCluster::masterOf("taproom:channels"),
                         {u"ZRANGE"_s, u"taproom:channels"_s, u"0"_s, u"-1"_s}),
            "general");
    }

    void anybodysPublishIsHeardWhereverItWasSaid()
    {
        for (qsizetype place = 0; place < 6; ++place)
            cluster->cli(place, {u"PUBLISH"_s, u"general"_s, u"bare"_s});
        QTRY_COMPARE(alice->rows(general), "bare bare bare bare bare bare");
        QTRY_COMPARE(bob->rows(general), "bare bare bare bare bare bare");
    }

    void aNameWithBracesWorksAsWell()
    {
        // Its channel is in another slot than its log.
        const RoomId braces("a{b}c");
        QVERIFY(redis::hashSlot("a{b}c") != redis::hashSlot("taproom:{a{b}c}:log"));
        QVERIFY(alice->join(braces));
        QVERIFY(bob->join(braces));
        QVERIFY(alice->chat().post(braces, u"hi"_s));
        QTRY_COMPARE(bob->rows(braces), "hi");
        QTRY_COMPARE(alice->rows(braces), "hi*");
    }

    void theReadyRightsAndThoseForClustersAreEnough()
    {
        const QByteArrayList lines = aclLines(u"chat.acl"_s, {"", {}});
        QCOMPARE(lines.size(), 1);
        QStringList words {u"ACL"_s, u"SETUSER"_s};
        // A selector in parentheses is one word; the first word of the file is `user`.
        static const QRegularExpression word(u"\\([^)]*\\)|\\S+"_s);
        auto found = word.globalMatch(QString::fromUtf8(lines.first()));
        for (found.next(); found.hasNext();)
            words << found.next().captured();
        words << rightsForClusters.toString().split(u' ');
        for (qsizetype place = 0; place < 6; ++place)
            QCOMPARE(cluster->cli(place, words), "OK");
        const QString url = u"redis+cluster://taproom-chat:%1@%2"_s.arg(
            QString::fromLatin1(aclPassword()), toText(cluster->endpoint(3)));
        ChatGuest carol(url, "carol");
        QVERIFY(carol.join(general));
        QVERIFY(carol.chat().post(general, u"hi"_s));
        QTRY_COMPARE(carol.rows(general), "hi*");
        QTRY_COMPARE(alice->rows(general), "hi");
        QTRY_COMPARE(carol.subscribers(general), 3);
        QVERIFY2(carol.notices.isEmpty(), qPrintable(carol.notices.join(u' ')));
        for (qsizetype place = 0; place < 6; ++place)
            QCOMPARE(cluster->cli(place, {u"ACL"_s, u"LOG"_s}), "");
    }

    void nothingIsLostOrDoubledWhileTheSlotMoves()
    {
        qsizetype at = TestCluster::masterOf("general");
        QByteArrayList expected;
        for (int i = 0; i < said; ++i) {
            const QString text = QString::number(i);
            QVERIFY(bob->chat().post(general, text));
            expected << text.toUtf8();
            if (i % 40 != 20)
                continue;
            QTRY_VERIFY_WITH_TIMEOUT(alice->chat().timeline(general)->size() > i - 15, 8000);
            const qsizetype to = (at + 1) % 3;
            cluster->beginMove("general", at, to);
            // The talk goes on, and meets the slot on its way.
            const auto isMet = [&] {
                return cluster->cli(at, {u"INFO"_s, u"errorstats"_s}).contains("TRYAGAIN");
            };
            QVERIFY(bob->chat().post(general, QString(text + u'b')));
            expected << QByteArray(text.toUtf8() + 'b');
            QTRY_VERIFY(isMet());
            cluster->moveKeys("general", at, to);
            cluster->endMove("general", at, to);
            at = to;
        }
        QTRY_COMPARE_WITH_TIMEOUT(alice->rows(general), expected.join(' '), 40'000);
        QTRY_COMPARE_WITH_TIMEOUT(bob->rows(general), QByteArray(expected.join("* ") + '*'),
            40'000);
        QCOMPARE(cluster->cli(at, {u"XLEN"_s, u"taproom:{general}:log"_s}),
            QByteArray::number(expected.size()));
    }

    void theTalkGoesOnWhenAMasterIsKilled()
    {
        const qsizetype master = TestCluster::masterOf("general");
        QByteArrayList expected;
        for (int i = 0; i < said; ++i) {
            const QString text = QString::number(i);
            QVERIFY(bob->chat().post(general, text));
            expected << text.toUtf8();
            if (i != said / 2)
                continue;
            // What the master had said yes to and not handed on would be lost with it.
            QTRY_COMPARE(bob->rows(general), QByteArray(expected.join("* ") + '*'));
            cluster->process(master).kill();
        }
        QTRY_COMPARE_WITH_TIMEOUT(bob->rows(general), QByteArray(expected.join("* ") + '*'),
            40'000);
        QTRY_COMPARE_WITH_TIMEOUT(alice->rows(general), expected.join(' '), 40'000);
        QCOMPARE(cluster->cli(master + 3, {u"XLEN"_s, u"taproom:{general}:log"_s}),
            QByteArray::number(said));
    }

private:
    std::unique_ptr<TestCluster> cluster;
    std::unique_ptr<ChatGuest> alice;
    std::unique_ptr<ChatGuest> bob;
};

QTEST_GUILESS_MAIN(TestChatCluster)
#include "tst_chatcluster.moc"
