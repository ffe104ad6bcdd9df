#include "app/serverchoice.h"
#include "core/constellation/keeperfiles.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace app;
using constellation::ConstellationState;

class TestServerChoice final : public QObject {
    Q_OBJECT

private slots:
    void whatIsGivenComesFirst()
    {
        CommonOptions options;
        options.redisUrl = u"redis://given:1"_s;
        QCOMPARE(hostOf(options, m_profiles, m_demo), u"given"_s);
        options.redisUrl.clear();
        options.profile = u"work"_s;
        QCOMPARE(hostOf(options, m_profiles, m_demo), u"work.example"_s);
        options.profile = u"demo"_s;
        QCOMPARE(hostOf(options, m_profiles, m_demo), u"127.0.0.1"_s);
    }

    void thenTheProfileUsedLastAndThenTheDemo()
    {
        QCOMPARE(hostOf({}, m_profiles, m_demo), u"home.example"_s);
        QCOMPARE(hostOf({}, {}, m_demo), u"127.0.0.1"_s);
    }

    void saysWhatToDoWhenThereIsNone_data()
    {
        QTest::addColumn<QString>("redis");
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << QString() << QString() << u"--redis redis://HOST:PORT"_s;
        QTest::newRow("both") << u"redis://h"_s << u"work"_s << u"not both"_s;
        QTest::newRow("unknown profile") << QString() << u"lost"_s << u"'lost'"_s;
        QTest::newRow("no demo") << QString() << u"demo"_s << u"taproom demo"_s;
        QTest::newRow("no URL") << u"localhost"_s << QString() << u"redis://"_s;
    }

    void saysWhatToDoWhenThereIsNone()
    {
        QFETCH(const QString, redis);
        QFETCH(const QString, profile);
        QFETCH(const QString, says);
        CommonOptions options;
        options.redisUrl = redis;
        options.profile = profile;
        const auto chosen = chooseServer(options, {}, {});
        QVERIFY(!chosen);
        QCOMPARE(chosen.error().kind, base::ErrorKind::Input);
        QVERIFY2(chosen.error().detail.contains(says), qPrintable(chosen.error().detail));
    }

    void readsTheStateOfADemoThatIsReady()
    {
        const QTemporaryDir folder;
        const Places places = findPlaces(folder.path());
        QVERIFY(!readDemoState(places));
        QVERIFY(QDir().mkpath(places.demoFolder()));
        QVERIFY(write(places, "no state"));
        QVERIFY(!readDemoState(places));
        QVERIFY(write(places, constellation::encodeState({})));
        QVERIFY(!readDemoState(places));
        QVERIFY(write(places, constellation::encodeState(*m_demo)));
        QCOMPARE(readDemoState(places), m_demo);
    }

private:
    static QString hostOf(const CommonOptions &options, const Profiles &profiles,
        const std::optional<ConstellationState> &demo)
    {
        const auto chosen = chooseServer(options, profiles, demo);
        return chosen ? chosen->endpoints.value(0).host : chosen.error().detail;
    }

    static bool write(const Places &places, const QByteArray &state)
    {
        QFile file(constellation::KeeperFiles(places.demoFolder()).statePath());
        return file.open(QIODevice::WriteOnly) && file.write(state) == state.size();
    }

    const Profiles m_profiles {{{u"work"_s, u"redis://work.example"_s, {}, {}},
                                   {u"home"_s, u"redis://home.example"_s, {}, {}}},
        u"home"_s, {}};
    const std::optional<ConstellationState> m_demo {
        {ConstellationState::Phase::Ready, {{u"master"_s, {u"127.0.0.1"_s, 7}, {}}}, {}}};
};

QTEST_GUILESS_MAIN(TestServerChoice)
#include "tst_serverchoice.moc"
