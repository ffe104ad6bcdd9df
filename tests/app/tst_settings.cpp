#include "app/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace app;

class TestSettings final : public QObject {
    Q_OBJECT

private slots:
    void oneFolderHoldsEverythingWhenItIsGiven()
    {
        const Places places = findPlaces(u"/tmp/x"_s);
        QCOMPARE(places.profilesFile(), u"/tmp/x/profiles.ini"_s);
        QCOMPARE(places.settingsFile(), u"/tmp/x/settings.ini"_s);
        QCOMPARE(places.demoFolder(), u"/tmp/x/demo"_s);
        QCOMPARE(findPlaces(u"y"_s).dataFolder, QDir::current().absoluteFilePath(u"y"_s));
    }

    void otherwiseTheXdgFoldersDo()
    {
        qputenv("XDG_CONFIG_HOME", "/tmp/c");
        qputenv("XDG_DATA_HOME", "/tmp/d");
        const Places places = findPlaces({});
        QCOMPARE(places.profilesFile(), u"/tmp/c/taproom/profiles.ini"_s);
        QCOMPARE(places.demoFolder(), u"/tmp/d/taproom/demo"_s);
        qunsetenv("XDG_CONFIG_HOME");
        qunsetenv("XDG_DATA_HOME");
    }

    void readsTheProfilesThatItWrote()
    {
        const QTemporaryDir folder;
        const Places places = findPlaces(folder.filePath(u"new/folder"_s));
        Profiles profiles;
        profiles.all = {{u"work/频道 %"_s, u"redis://h:1?prefix=a%20b"_s, u"sqlite:f"_s, u"小红"_s},
            {u"home"_s, u"redis://localhost"_s, {}, {}}};
        profiles.chosen = u"home"_s;
        QVERIFY(writeProfiles(places, profiles));
        const Profiles read = readProfiles(places);
        QCOMPARE(read.all.size(), 2);
        QCOMPARE(read.all.first().name, profiles.all.first().name);
        QCOMPARE(read.all.first().redisUrl, profiles.all.first().redisUrl);
        QCOMPARE(read.all.first().accountsUrl, profiles.all.first().accountsUrl);
        QCOMPARE(read.all.first().userName, profiles.all.first().userName);
        QCOMPARE(read.chosen, u"home"_s);
        QVERIFY(read.find(u"home"_s));
        QVERIFY(!read.find(u"nowhere"_s));
        QVERIFY(read.setAside.isEmpty());
    }

    void thereAreNoneBeforeTheFirstAreWritten()
    {
        const QTemporaryDir folder;
        const Profiles read = readProfiles(findPlaces(folder.path()));
        QVERIFY(read.all.isEmpty());
        QVERIFY(read.setAside.isEmpty());
    }

    void setsABrokenFileAside()
    {
        const QTemporaryDir folder;
        const Places places = findPlaces(folder.path());
        for (int time = 1; time <= 2; ++time) {
            QFile file(places.profilesFile());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("order=a\n\x00\x01 this is [ no file of ours\n]]]\n"_ba);
            file.close();
            const Profiles read = readProfiles(places);
            QVERIFY(read.all.isEmpty());
            QCOMPARE(read.setAside,
                QStringList {places.profilesFile() + u".broken-%1"_s.arg(time)});
            QVERIFY(QFile::exists(read.setAside.first()));
            QVERIFY(!QFile::exists(places.profilesFile()));
        }
    }

    void tellsWhenTheyCannotBeWritten()
    {
        const auto written = writeProfiles(findPlaces(u"/proc/version/x"_s), {});
        QVERIFY(!written);
        QCOMPARE(written.error().kind, base::ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
