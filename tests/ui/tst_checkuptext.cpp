#include "ui/text/checkuptext.h"
#include "ui/text/logintext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using accounts::LoginAnswer;
using State = ui::CheckLine::State;

namespace {

ui::CheckedServers farServers()
{
    ui::CheckedServers servers;
    servers.redis = *redis::parseRedisUrl(u"redis://db.example"_s);
    servers.directory.file = u"/a.db"_s;
    return servers;
}

chat::CheckReport goodReport()
{
    chat::CheckReport report;
    report.isRedisDecided = true;
    report.view.reading = {{u"r"_s, 1}, redis::NodeRole::Replica, redis::LinkState::Ready, {}, {}};
    report.view.writing = {{u"m"_s, 1}, redis::NodeRole::Master, redis::LinkState::Ready, {}, {}};
    report.missing = std::optional(QList<chat::NeededRight>());
    accounts::DirectoryReport table;
    table.hasOwnColumns = table.canUpdate = table.canInsert = true;
    report.directory = table;
    return report;
}

QList<State> statesOf(const QList<ui::CheckLine> &lines)
{
    QList<State> states;
    for (const auto &line : lines)
        states.append(line.state);
    return states;
}

} // namespace

/// A connection test and the answers to sign-ins, in words.
class TestCheckupText final : public QObject {
    Q_OBJECT

private slots:
    void runsUntilItIsAnswered()
    {
        auto servers = farServers();
        servers.redis.tls.enabled = true;
        const auto lines = ui::toCheckLines(servers, {});
        QCOMPARE(statesOf(lines),
            QList<State>({State::Running, State::Running, State::Good, State::Running,
                State::Running, State::Running, State::Running}));
    }

    void findsNothingWrongWhereNothingIs()
    {
        auto servers = farServers();
        servers.redis.tls.enabled = true;
        for (const auto &line : ui::toCheckLines(servers, goodReport()))
            QVERIFY2(line.state == State::Good && !line.text.isEmpty(), qPrintable(line.title));
    }

    void saysWhatCrossesTheNetworkInClear()
    {
        QCOMPARE(ui::toCheckLines(farServers(), goodReport()).at(2).state, State::Advice);
        auto servers = farServers();
        servers.redis.tls.enabled = true;
        servers.directory.kind = sql::DatabaseKind::Mysql;
        servers.directory.host = u"db.example"_s;
        QCOMPARE(ui::toCheckLines(servers, goodReport()).at(2).state, State::Advice);
        servers.directory.tls = sql::TlsMode::Verify;
        QCOMPARE(ui::toCheckLines(servers, goodReport()).at(2).state, State::Good);
    }

    void namesMissingRights()
    {
        auto report = goodReport();
        const chat::NeededRight post {chat::RightUse::Post, {}, true, true};
        const chat::NeededRight topic {chat::RightUse::Topic, {}, true, false};
        const chat::NeededRight cache {chat::RightUse::SignIns, {}, true, false};
        report.missing = std::optional(QList {topic, topic, cache});
        QCOMPARE(ui::toCheckLines(farServers(), report).at(3).state, State::Advice);
        report.missing = std::optional(QList {post, post, cache});
        const auto lines = ui::toCheckLines(farServers(), report);
        QCOMPARE(lines.at(3).state, State::Bad);
        QCOMPARE(lines.at(3).text.count(u"send messages"), 1);
        QVERIFY(!lines.at(3).text.contains(u"remember"));
        QCOMPARE(lines.at(4).state, State::Advice);
    }

    void triesNothingBehindAClosedDoor()
    {
        auto report = goodReport();
        report.view = {};
        report.view.writing.error
            = base::Error {base::ErrorKind::Credentials, u"WRONGPASS"_s, u"x"_s};
        report.directory = base::failure(base::ErrorKind::Storage, u"SQL_TABLE"_s, u"raw words"_s);
        const auto lines = ui::toCheckLines(farServers(), report);
        QCOMPARE(lines.at(0).state, State::Bad);
        QCOMPARE(lines.at(1).state, State::Skipped);
        QCOMPARE(lines.at(3).state, State::Skipped);
        QCOMPARE(lines.at(5).state, State::Bad);
        QVERIFY(!lines.at(5).text.contains(u"raw words"));
        QCOMPARE(lines.at(6).state, State::Skipped);
    }

    void advisesOnTheTable()
    {
        auto report = goodReport();
        accounts::DirectoryReport table;
        table.passwordWidth = 40;
        table.notArgon2id = 1;
        report.directory = table;
        const auto line = ui::toCheckLines(farServers(), report).at(6);
        QCOMPARE(line.state, State::Advice);
        QVERIFY(line.text.contains(u"255"));
        QVERIFY(line.text.contains(u"display_name"));
    }

    void saysWhySomebodyIsNotIn()
    {
        accounts::LoginOutcome outcome;
        outcome.answer = LoginAnswer::In;
        QVERIFY(!ui::refusalText(outcome));
        QVERIFY(ui::signInNote(outcome).isEmpty());
        outcome.redisAway = base::Error {base::ErrorKind::Network, u"REFUSED"_s, {}};
        QVERIFY(ui::signInNote(outcome).contains(u"Redis"));
        outcome.answer = LoginAnswer::Throttled;
        outcome.waitFor = std::chrono::seconds(30);
        QVERIFY(ui::refusalText(outcome)->contains(u"30"));
        outcome.waitFor = std::chrono::minutes(4);
        QVERIFY(ui::refusalText(outcome)->contains(u"4 min"));
        outcome.answer = LoginAnswer::Wrong;
        const QString sure = *ui::refusalText(outcome);
        outcome.directoryAway = base::Error {base::ErrorKind::Network, u"SQL_GONE"_s, {}};
        QVERIFY(*ui::refusalText(outcome) != sure);
    }
};

QTEST_GUILESS_MAIN(TestCheckupText)
#include "tst_checkuptext.moc"
