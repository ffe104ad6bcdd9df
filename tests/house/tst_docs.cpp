#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where the documents are that people read.
QStringList documents()
{
    const QDir root(u"" TAPROOM_SOURCE_DIR ""_s);
    QStringList found = root.entryList({u"*.md"_s}, QDir::Files);
    QDirIterator inside(root.filePath(u"resources"_s), {u"*.md"_s}, QDir::Files,
        QDirIterator::Subdirectories);
    while (inside.hasNext())
        found.append(root.relativeFilePath(inside.next()));
    return found;
}

QString withoutCode(QString text)
{
    static const QRegularExpression block(u"^```.*?^```"_s,
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression code(u"`[^`\n]*`"_s);
    return text.remove(block).remove(code);
}

/// A heading as the end of a link names it.
QString toAnchor(const QString &heading)
{
    QString anchor = heading.trimmed().toLower();
    static const QRegularExpression dropped(u"[^\\w\\- ]"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return anchor.remove(dropped).replace(u' ', u'-');
}

QStringList anchors(const QString &text)
{
    static const QRegularExpression heading(u"^#+ (.*)$"_s, QRegularExpression::MultilineOption);
    QStringList found;
    for (auto i = heading.globalMatch(text); i.hasNext();)
        found.append(toAnchor(i.next().captured(1)));
    return found;
}

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Links that lead nowhere, by path from the document's folder.
QStringList brokenLinks(const QString &text, const QDir &folder)
{
    static const QRegularExpression link(u"\\]\\(([^)\\s]+)\\)"_s);
    QStringList broken;
    for (auto i = link.globalMatch(withoutCode(text)); i.hasNext();) {
        const QString target = i.next().captured(1);
        if (target.contains(u"://"_s) || target.startsWith(u"mailto:"_s))
            continue;
        const QString path = target.section(u'#', 0, 0);
        const QString anchor = target.section(u'#', 1);
        const bool isThere = path.isEmpty() || QFileInfo::exists(folder.filePath(path));
        const QString other = path.isEmpty() ? text : readText(folder.filePath(path));
        if (!isThere || (!anchor.isEmpty() && !anchors(other).contains(anchor)))
            broken.append(target);
    }
    return broken;
}

/// Files of the project that the text names in code and that do not exist.
QStringList missingFiles(const QString &text, const QDir &root)
{
    static const QRegularExpression name(
        u"`((?:app|core|ui|tests|resources)/[\\w./-]*[\\w/]|[\\w-]+\\.md)`"_s);
    QStringList missing;
    for (auto i = name.globalMatch(text); i.hasNext();) {
        const QString path = i.next().captured(1);
        if (!QFileInfo::exists(root.filePath(path)))
            missing.append(path);
    }
    return missing;
}

} // namespace

/// What the documents point at is there.
class TestDocs final : public QObject {
    Q_OBJECT

private slots:
    void findsWhatIsBroken()
    {
        const QDir root(u"" TAPROOM_SOURCE_DIR ""_s);
        const QString text = u"# A b, c\n[x](README.md) [y](nowhere.md) [z](#a-b-c) [w](#d)\n"
                             "`core/base/nothing.h` `core/base/error.h` [v](https://a/b)\n"
                             "```\n[u](code.md)\n```\n"_s;
        const QStringList links {u"nowhere.md"_s, u"#d"_s};
        QCOMPARE(brokenLinks(text, root), links);
        QCOMPARE(missingFiles(text, root), QStringList {u"core/base/nothing.h"_s});
    }

    void pointsAtWhatExists_data()
    {
        QTest::addColumn<QString>("document");
        for (const QString &document : documents())
            QTest::newRow(qPrintable(document)) << document;
    }

    void pointsAtWhatExists()
    {
        QFETCH(const QString, document);
        const QDir root(u"" TAPROOM_SOURCE_DIR ""_s);
        const QString text = readText(root.filePath(document));
        QVERIFY(!text.isEmpty());
        const QDir folder = QFileInfo(root.filePath(document)).dir();
        QCOMPARE(brokenLinks(text, folder), QStringList());
        QCOMPARE(missingFiles(text, root), QStringList());
    }
};

QTEST_APPLESS_MAIN(TestDocs)
#include "tst_docs.moc"
