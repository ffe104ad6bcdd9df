#include "tests/support/testserver.h"

#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace support;
using namespace Qt::Literals::StringLiterals;

/// A process that posts is killed (SIGKILL) again and again, wherever it is.
class TestOutboxKill final : public QObject {
    Q_OBJECT

private slots:
    void sendsEachMessageOnceAndInOrder();
    void keepsWhatNoServerTook();

private:
    static std::unique_ptr<QProcess> start(const QString &url, const QString &file, int first,
        int last)
    {
        auto process = std::make_unique<QProcess>();
        process->start(QStringLiteral(TAPROOM_OUTBOX_PROCESS),
            {url, file, QString::number(first), QString::number(last)});
        return process;
    }
    static void kill(QProcess &process)
    {
        process.kill();
        QTRY_COMPARE(process.state(), QProcess::NotRunning);
    }
    /// The bodies of the log, in its order.
    static QByteArrayList log(const TestServer &server)
    {
        const QByteArrayList lines
            = server.cli({u"XRANGE"_s, u"taproom:{general}:log"_s, u"-"_s, u"+"_s}).split('\n');
        QByteArrayList bodies;
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
            if (lines.at(i) == "body")
                bodies << lines.at(i + 1);
        }
        return bodies;
    }
};

void TestOutboxKill::sendsEachMessageOnceAndInOrder()
{
    TestServer server;
    QVERIFY(server.start());
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"outbox.sqlite"_s);
    int next = 0;
    QSet<int> kept;
    for (int round = 0; round < 12; ++round) {
        const auto process = start(server.url(), file, next, next + 200);
        QByteArray output;
        QTRY_VERIFY_WITH_TIMEOUT(
            (output += process->readAllStandardOutput()).count("kept") >= 3 + 5 * round, 20'000);
        kill(*process);
        output += process->readAllStandardOutput();
        for (const QByteArray &line : output.split('\n')) {
            if (line.startsWith("kept "))
                kept.insert(line.mid(5).toInt());
        }
        // One more may be on disk without having been told.
        next = *std::max_element(kept.cbegin(), kept.cend()) + 2;
    }
    const auto flush = start(server.url(), file, next, next);
    QTRY_COMPARE_WITH_TIMEOUT(flush->state(), QProcess::NotRunning, 20'000);
    QCOMPARE(flush->exitCode(), 0);

    const QByteArrayList bodies = log(server);
    QCOMPARE(bodies.constLast().toInt(), next);
    int last = -1;
    for (const QByteArray &body : bodies) {
        QVERIFY2(body.toInt() > last, qPrintable(u"%1 after %2"_s.arg(body.toInt()).arg(last)));
        last = body.toInt();
        kept.remove(last);
    }
    QVERIFY2(kept.isEmpty(), qPrintable(u"%1 are missing"_s.arg(kept.size())));
}

void TestOutboxKill::keepsWhatNoServerTook()
{
    TestServer server({"min-replicas-to-write 1"});
    QVERIFY(server.start());
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"outbox.sqlite"_s);
    {
        const auto process = start(server.url(), file, 0, 20);
        QByteArray output;
        QTRY_VERIFY((output += process->readAllStandardOutput()).contains("kept 20"));
        kill(*process);
    }
    QCOMPARE(log(server), QByteArrayList());
    server.cli({u"CONFIG"_s, u"SET"_s, u"min-replicas-to-write"_s, u"0"_s});
    const auto again = start(server.url(), file, 21, 22);
    QTRY_COMPARE_WITH_TIMEOUT(again->state(), QProcess::NotRunning, 20'000);
    const QByteArrayList bodies = log(server);
    QByteArrayList all;
    for (int i = 0; i <= 22; ++i)
        all << QByteArray::number(i);
    QCOMPARE(bodies, all);
}

QTEST_GUILESS_MAIN(TestOutboxKill)
#include "tst_outboxkill.moc"
