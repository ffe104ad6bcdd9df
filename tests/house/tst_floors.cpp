#include "tests/house/floorrules.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace house;

/// Holds the tree against the floors, after showing that the rules find what they look for.
class TestFloors final : public QObject {
    Q_OBJECT

private slots:
    void ordersTheFloors()
    {
        QCOMPARE(floorOf(u"core/base/ulid.h"), std::optional(0));
        QVERIFY(floorOf(u"core/redis/a.h") < floorOf(u"core/chat/a.h"));
        QVERIFY(floorOf(u"core/constellation/a.h") < floorOf(u"ui/text/a.h"));
        QCOMPARE(floorOf(u"app/cli/send.cpp"), std::optional(13));
        QCOMPARE(floorOf(u"elsewhere/a.h"), std::nullopt);
    }

    void findsAnIncludeThatGoesUp()
    {
        const QList<SourceFile> files {
            {u"core/resp/a.cpp"_s,
                u"#include \"core/resp/a.h\"\n\n#include \"core/redis/b.h\"\n"_s},
            {u"core/redis/b.h"_s, u"#include \"core/resp/a.h\"\n#include <QList>\n"_s}};
        const auto found = findBadIncludes(files);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().path, u"core/resp/a.cpp"_s);
        QCOMPARE(found.first().line, 3);
    }

    void findsAnIncludeThatIsNotWrittenFromTheRoot()
    {
        const auto found = findBadIncludes(
            {{u"core/resp/a.cpp"_s, u"#include \"a.h\"\n#include \"a.moc\"\n"_s}});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().line, 1);
    }

    void findsACircleOverSourcesAndHeaders()
    {
        const QList<SourceFile> files {{u"core/chat/a.h"_s, u"#include \"core/chat/b.h\"\n"_s},
            {u"core/chat/b.cpp"_s, u"#include \"core/chat/b.h\"\n#include \"core/chat/c.h\"\n"_s},
            {u"core/chat/c.cpp"_s, u"#include \"core/chat/c.h\"\n#include \"core/chat/a.h\"\n"_s},
            {u"core/chat/d.h"_s, u"#include \"core/chat/a.h\"\n"_s}};
        const auto found = findCircles(files);
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().rule.contains(u"core/chat/a -> core/chat/b -> core/chat/c"));
    }

    void takesThePartsOfAClassForOne()
    {
        const QList<SourceFile> files {
            {u"ui/widgets/viewprivate.h"_s, u"#include \"ui/widgets/view.h\"\n"_s},
            {u"ui/widgets/view.cpp"_s,
                u"#include \"ui/widgets/viewprivate.h\"\n"
                "#include \"ui/widgets/viewkeys.h\"\n"_s},
            {u"ui/widgets/viewkeys.cpp"_s, u"#include \"ui/widgets/viewprivate.h\"\n"_s},
            {u"ui/widgets/other.h"_s, u"#include \"ui/widgets/view.h\"\n"_s}};
        QVERIFY(findCircles(files).isEmpty());
        const SourceFile back {u"ui/widgets/viewkeys.h"_s, u"#include \"ui/widgets/other.h\"\n"_s};
        QCOMPARE(findCircles(files + QList {back}).size(), 1);
    }

    void findsAFileThatNobodyBuilds()
    {
        const QList<SourceFile> files {{u"core/chat/a.cpp"_s, {}}, {u"core/chat/lost.cpp"_s, {}},
            {u"ui/text/b.cpp"_s, {}}};
        const auto found = findUnlisted(files, u"core/chat/CMakeLists.txt"_s,
            u"taproom_floor(chat\n    SOURCES\n        a.cpp a.h\n)\n"_s);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().path, u"core/chat/lost.cpp"_s);
    }

    void theTreeKeepsItsFloors()
    {
        const auto files = productFiles();
        QVERIFY(files.size() > 20);
        const auto found = findBadIncludes(files) + findCircles(files);
        QVERIFY2(found.isEmpty(), qPrintable(toText(found)));
    }

    void everyFileOfTheTreeIsBuilt()
    {
        QList<Violation> found;
        const auto files = productFiles();
        for (const QString &folder : {u"base"_s, u"resp"_s, u"redis"_s, u"sql"_s, u"accounts"_s,
                 u"chat"_s, u"archive"_s, u"constellation"_s})
            found += unlisted(files, u"core/"_s + folder);
        for (const QString &folder :
            {u"text"_s, u"models"_s, u"paint"_s, u"widgets"_s, u"windows"_s})
            found += unlisted(files, u"ui/"_s + folder);
        found += unlisted(files, u"app"_s);
        QVERIFY2(found.isEmpty(), qPrintable(toText(found)));
    }

    void theTopLevelIsFixed()
    {
        const QStringList allowed {u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"CHANGELOG.md"_s,
            u"CONTRIBUTING.md"_s, u"LICENSE"_s, u"README.md"_s, u"app"_s, u"core"_s, u"dev"_s,
            u"resources"_s, u"tests"_s, u"ui"_s};
        for (const QString &entry :
            QDir(root()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
            if (!entry.startsWith(u"build"))
                QVERIFY2(allowed.contains(entry), qPrintable(entry));
        }
    }

private:
    static QString root() { return QStringLiteral(TAPROOM_SOURCE_DIR); }
    static QList<SourceFile> productFiles()
    {
        return readSources(root(), {u"app"_s, u"core"_s, u"ui"_s});
    }

    static QList<Violation> unlisted(const QList<SourceFile> &files, const QString &folder)
    {
        const QString path = folder + u"/CMakeLists.txt";
        QFile file(root() + u'/' + path);
        if (!file.open(QIODevice::ReadOnly))
            return {{path, 0, u"cannot be read"_s}};
        return findUnlisted(files, path, QString::fromUtf8(file.readAll()));
    }
};

QTEST_GUILESS_MAIN(TestFloors)
#include "tst_floors.moc"
