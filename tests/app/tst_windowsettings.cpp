#include "app/windowsettings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace app;
using chat::RoomId;

class TestWindowSettings final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_places = findPlaces(m_folder->filePath(u"new/folder"_s));
    }

    void beginsWithWhatTheSystemHas()
    {
        const WindowSettings settings = readWindowSettings(m_places);
        QCOMPARE(settings.theme, ui::ThemeMode::System);
        QVERIFY(settings.language.isEmpty());
        QCOMPARE(settings.textPercent, 100);
        QVERIFY(settings.setAside.isEmpty());
    }

    void readsWhatItWrote()
    {
        const WindowSettings written {ui::ThemeMode::Dark, u"zh_CN"_s, 150, "geo\0metry"_ba, {}};
        QVERIFY(writeWindowSettings(m_places, written));
        const WindowSettings read = readWindowSettings(m_places);
        QCOMPARE(read.theme, written.theme);
        QCOMPARE(read.language, written.language);
        QCOMPARE(read.textPercent, written.textPercent);
        QCOMPARE(read.geometry, written.geometry);
    }

    void boundsWhatSomebodyElseWrote_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("percent");
        QTest::newRow("small") << "1"_ba << 80;
        QTest::newRow("large") << "100000"_ba << 200;
        QTest::newRow("no number") << "huge"_ba << 80;
    }

    void boundsWhatSomebodyElseWrote()
    {
        QFETCH(const QByteArray, value);
        QVERIFY(write("[window]\ntheme=99\ntext=" + value + '\n'));
        const WindowSettings settings = readWindowSettings(m_places);
        QTEST(settings.textPercent, "percent");
        QCOMPARE(settings.theme, ui::ThemeMode::Dark);
    }

    void setsABrokenFileAside()
    {
        const QByteArray broken = "[window]\ntheme=1\nthis line is none\n";
        QVERIFY(write(broken));
        const WindowSettings settings = readWindowSettings(m_places);
        QCOMPARE(settings.theme, ui::ThemeMode::System);
        QCOMPARE(settings.setAside, QString(m_places.settingsFile() + u".broken-1"));
        QFile aside(settings.setAside);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), broken);
        QVERIFY(!QFile::exists(m_places.settingsFile()));
    }

    void remembersTheRoomsOfEachUserOnEachServer()
    {
        const QList<RoomId> rooms {RoomId("general"), RoomId("频道 / a=b"),
            RoomId("news.*", RoomId::Kind::Pattern), RoomId("channel x")};
        QVERIFY(writeRooms(m_places, u"my/server"_s, u"alice"_s, rooms));
        QVERIFY(writeRooms(m_places, u"my/server"_s, u"小红"_s, {rooms[1]}));
        QCOMPARE(readRooms(m_places, u"my/server"_s, u"alice"_s), rooms);
        QCOMPARE(readRooms(m_places, u"my/server"_s, u"小红"_s), QList<RoomId> {rooms[1]});
        QVERIFY(readRooms(m_places, u"other"_s, u"alice"_s).isEmpty());
        QVERIFY(writeRooms(m_places, u"my/server"_s, u"alice"_s, {}));
        QVERIFY(readRooms(m_places, u"my/server"_s, u"alice"_s).isEmpty());
    }

    void remembersStarsAndMutes()
    {
        QHash<RoomId, ui::RoomMarks> marks;
        marks.insert(RoomId("general"), {true, false});
        marks.insert(RoomId("no ise, x"), {false, true});
        marks.insert(RoomId("a.*", RoomId::Kind::Pattern), {true, true});
        marks.insert(RoomId("loud"), {false, false, ui::NotifyLevel::All});
        marks.insert(RoomId("silent"), {true, true, ui::NotifyLevel::Nothing});
        marks.insert(RoomId("plain"), {});
        QVERIFY(writeRoomMarks(m_places, u"work/频道"_s, u"小红"_s, marks));
        const auto read = readRoomMarks(m_places, u"work/频道"_s, u"小红"_s);
        marks.remove(RoomId("plain"));
        QCOMPARE(read, marks);
        QVERIFY(readRoomMarks(m_places, u"work/频道"_s, u"alice"_s).isEmpty());
        QVERIFY(readRoomMarks(m_places, u"work"_s, u"小红"_s).isEmpty());
    }

    void passesOverMarksThatItDoesNotKnow()
    {
        QVERIFY(write("[marks]\np\\u=star channel a, nonsense, \"\", star, pin channel b, "
                      "mute room c\n"));
        const auto read = readRoomMarks(m_places, u"p"_s, u"u"_s);
        QCOMPARE(read.size(), 1);
        QVERIFY(read.value(RoomId("a")).starred);
    }

    void tellsWhenItCannotBeWritten()
    {
        const Places nowhere = findPlaces(u"/proc/version/x"_s);
        QVERIFY(!writeWindowSettings(nowhere, {}));
        QVERIFY(!writeRooms(nowhere, u"a"_s, u"b"_s, {RoomId("general")}));
    }

private:
    bool write(const QByteArray &text) const
    {
        QFile file(m_places.settingsFile());
        return QDir().mkpath(m_places.configFolder) && file.open(QIODevice::WriteOnly)
            && file.write(text) == text.size();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Places m_places;
};

QTEST_GUILESS_MAIN(TestWindowSettings)
#include "tst_windowsettings.moc"
