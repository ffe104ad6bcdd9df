#include "app/accountchoice.h"
#include "core/constellation/constellationstate.h"
#include "core/constellation/keeperfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace app;

/// Which directory a command means.
class TestAccountChoice final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_places = findPlaces(m_folder->path());
        m_profiles = {};
        m_profiles.all.append({u"work"_s, u"redis://work"_s, u"mysql://u@db/company"_s, {}});
        m_profiles.all.append({u"home"_s, u"redis://home"_s, {}, {}});
    }

    void whatIsGivenComesFirst()
    {
        CommonOptions options;
        options.profile = u"work"_s;
        options.accountsUrl = u"sqlite:/given.db"_s;
        QCOMPARE(chooseAccounts(options, m_profiles, m_places)->file, u"/given.db"_s);
    }

    void thenTheProfiles()
    {
        CommonOptions options;
        options.profile = u"work"_s;
        QCOMPARE(chooseAccounts(options, m_profiles, m_places)->host, u"db"_s);
        m_profiles.chosen = u"work"_s;
        QCOMPARE(chooseAccounts({}, m_profiles, m_places)->host, u"db"_s);
    }

    void otherwiseAFileOfOurOwn()
    {
        CommonOptions options;
        options.profile = u"home"_s;
        const auto own = chooseAccounts(options, m_profiles, m_places);
        QCOMPARE(own->file, m_places.accountsFile());
        QCOMPARE(own->fileMode, sql::FileMode::Create);
        // Another Redis is not the profile's.
        m_profiles.chosen = u"work"_s;
        CommonOptions elsewhere;
        elsewhere.redisUrl = u"redis://elsewhere"_s;
        QCOMPARE(chooseAccounts(elsewhere, m_profiles, m_places)->file, m_places.accountsFile());
    }

    void theDemosWhileItRuns()
    {
        writeDemoState();
        QCOMPARE(chooseAccounts({}, {}, m_places)->file, m_places.demoAccountsFile());
        CommonOptions options;
        options.profile = u"demo"_s;
        QCOMPARE(chooseAccounts(options, m_profiles, m_places)->file, m_places.demoAccountsFile());
        // But a profile's are its own.
        options.profile = u"home"_s;
        QCOMPARE(chooseAccounts(options, m_profiles, m_places)->file, m_places.accountsFile());
        CommonOptions elsewhere;
        elsewhere.redisUrl = u"redis://elsewhere"_s;
        QCOMPARE(chooseAccounts(elsewhere, {}, m_places)->file, m_places.accountsFile());
    }

    void refusesWhatIsNoDirectory()
    {
        CommonOptions options;
        options.accountsUrl = u"oracle://u:secret@h/db"_s;
        const auto chosen = chooseAccounts(options, {}, m_places);
        QVERIFY(!chosen);
        QCOMPARE(chosen.error().kind, base::ErrorKind::Input);
        QVERIFY(!chosen.error().detail.contains(u"secret"));
    }

    void worksWithoutRedisUnlessOneIsNamed()
    {
        const auto none = chooseLoginCache({}, {}, m_places);
        QVERIFY(none.has_value() && !none->has_value());
        CommonOptions options;
        options.redisUrl = u"redis://h:7"_s;
        QCOMPARE((*chooseLoginCache(options, {}, m_places))->endpoints.first().port, quint16(7));
        options.redisUrl = u"http://h"_s;
        QVERIFY(!chooseLoginCache(options, {}, m_places));
        CommonOptions unknown;
        unknown.profile = u"lost"_s;
        QVERIFY(!chooseLoginCache(unknown, {}, m_places));
    }

private:
    void writeDemoState()
    {
        constellation::ConstellationState state;
        state.phase = constellation::ConstellationState::Phase::Ready;
        state.servers = {{u"master"_s, {u"127.0.0.1"_s, 7000}, {}}};
        QVERIFY(QDir().mkpath(m_places.demoFolder()));
        QFile file(constellation::KeeperFiles(m_places.demoFolder()).statePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(constellation::encodeState(state));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Places m_places;
    Profiles m_profiles;
};

QTEST_GUILESS_MAIN(TestAccountChoice)
#include "tst_accountchoice.moc"
