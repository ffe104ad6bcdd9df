#include "tests/house/stylerules.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace house;

/// Holds the tree against the style rules, after showing that each rule finds what it looks for.
class TestStyle final : public QObject {
    Q_OBJECT

private slots:
    void blanksCommentsAndLiterals()
    {
        QCOMPARE(codeOnly(u"a // delete\nb"_s), u"a          \nb"_s);
        QCOMPARE(codeOnly(u"a /* x\ny */ b"_s), u"a     \n     b"_s);
        QCOMPARE(codeOnly(u"f(\"a\\\"b\") c"_s), u"f(\"    \") c"_s);
        QCOMPARE(codeOnly(u"f('\\'') 1'000 d"_s), u"f('  ') 1'000 d"_s);
        QCOMPARE(codeOnly(u"R\"x(a\")x\" e"_s), u"R\"      \" e"_s);
    }

    void findsWhatProductCodeMayNotDo_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("delete") << u"delete m_socket;"_s;
        QTest::newRow("shared pointer") << u"std::shared_ptr<int> a;"_s;
        QTest::newRow("connect by name") << u"connect(a, SIGNAL(b()), c, d);"_s;
        QTest::newRow("sender") << u"auto *who = sender();"_s;
        QTest::newRow("nested loop") << u"QEventLoop loop;"_s;
        QTest::newRow("processEvents") << u"QCoreApplication::processEvents();"_s;
        QTest::newRow("waiting call") << u"socket.waitForReadyRead(100);"_s;
        QTest::newRow("sleep") << u"QThread::msleep(5);"_s;
        QTest::newRow("singleton") << u"Settings::instance()->x();"_s;
        QTest::newRow("exception") << u"throw 1;"_s;
        QTest::newRow("no context") << u"connect(a, &A::b, [this] { });"_s;
        QTest::newRow("slot name") << u"void onData();"_s;
        QTest::newRow("future") << u"QFuture<int> f;"_s;
        QTest::newRow("old word") << u"int slaves = 0;"_s;
        QTest::newRow("open task") << QString(u"// TO"_s + u"DO later"_s);
        QTest::newRow("long line") << QString(MaxLineLetters + 1, u'x');
    }

    void findsWhatProductCodeMayNotDo()
    {
        QFETCH(const QString, code);
        const QString text = u"\n\n"_s + code + u'\n';
        const auto found = checkProductFile({u"core/chat/a.cpp"_s, text});
        QVERIFY2(found.size() == 1, qPrintable(toText(found)));
        QCOMPARE(found.first().line, 3);
    }

    void allowsWhatOnlyLooksForbidden_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("deleted function") << u"A(const A &) = delete;"_s;
        QTest::newRow("in a comment") << u"// never delete or throw"_s;
        QTest::newRow("in a literal") << u"say(\"delete, processEvents\");"_s;
        QTest::newRow("lambda with context") << u"connect(a, &A::b, this, [this] { });"_s;
        QTest::newRow("task with a number") << u"// TODO(#12) say which"_s;
        QTest::newRow("deleteLater") << u"a->deleteLater();"_s;
    }

    void allowsWhatOnlyLooksForbidden()
    {
        QFETCH(const QString, code);
        const QString text = code + u'\n';
        const auto found = checkProductFile({u"core/chat/a.cpp"_s, text});
        QVERIFY2(found.isEmpty(), qPrintable(toText(found)));
    }

    void findsFilesAndFunctionsThatAreTooLong()
    {
        const QString file = QString(MaxFileLines, u'\n');
        QVERIFY(checkProductFile({u"ui/text/a.cpp"_s, file}).isEmpty());
        QCOMPARE(checkProductFile({u"ui/text/a.cpp"_s, QString(file + u'\n')}).size(), 1);

        const QString body = u"void f()\n{\n"_s + QString(MaxFunctionLines, u'\n');
        QVERIFY(findLongFunctions({u"ui/text/a.cpp"_s, QString(body + u"}\n")}).isEmpty());
        const auto found = findLongFunctions({u"ui/text/a.cpp"_s, QString(body + u"\n}\n")});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().line, 2);
    }

    void findsTypesWithoutAWord()
    {
        const QString header = u"#pragma once\n"
                               "class Forward;\n"
                               "/// Said.\n"
                               "template <typename T>\n"
                               "class A final {\n};\n"
                               "struct B {\n};\n"
                               "enum class C : quint8 { X, Y };\n"_s;
        const auto found = findUndocumentedTypes({u"core/chat/a.h"_s, header});
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.first().line, 7);
        QCOMPARE(found.last().line, 9);
    }

    void findsPrivateMembersWithoutTheirMark()
    {
        const QString header = u"#pragma once\n"
                               "/// Said.\n"
                               "class A final {\n"
                               "public:\n"
                               "    int open = 0;\n"
                               "private:\n"
                               "    class Private;\n"
                               "    void act();\n"
                               "    QList<int> m_good;\n"
                               "    std::unique_ptr<Private> d;\n"
                               "    QHash<int, QString> bad;\n"
                               "    int worse = 0;\n"
                               "    int worst {0};\n"
                               "};\n"
                               "struct B {\n    int bare;\n};\n"_s;
        const auto found = findBadMemberNames({u"core/chat/a.h"_s, header});
        QCOMPARE(found.size(), 3);
        QCOMPARE(found.first().line, 11);
        QCOMPARE(found.last().line, 13);
    }

    void findsWhatHeadersMayNotDo()
    {
        QCOMPARE(checkProductFile({u"core/chat/a.h"_s, u"#include <QList>\n"_s}).size(), 1);
        QCOMPARE(checkProductFile({u"core/chat/a.h"_s, u"#pragma once\nusing namespace std;\n"_s})
                     .size(),
            1);
        QCOMPARE(checkProductFile({u"core/chat/a.h"_s, u"#pragma once\nint getSize();\n"_s}).size(),
            1);
    }

    void findsRawStringsThatMocStumblesOver()
    {
        const QString text = u"Q_OBJECT\nauto a = R\"(x)\";\n"_s;
        const auto found = checkProductFile({u"ui/text/a.cpp"_s, text});
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().line, 2);
    }

    void findsSleepsInTests()
    {
        QCOMPARE(checkTestFile({u"tests/chat/tst_a.cpp"_s, u"QTest::qWait(5);\n"_s}).size(), 1);
        QCOMPARE(checkTestFile({u"tests/chat/tst_a.cpp"_s, u"QVERIFY(true);\n"_s}).size(), 1);
        QVERIFY(checkTestFile({u"tests/chat/tst_a.cpp"_s, u"QTRY_VERIFY(a);\n"_s}).isEmpty());
    }

    void theTreeKeepsTheStyle()
    {
        QList<Violation> found;
        const QString root = QStringLiteral(TAPROOM_SOURCE_DIR);
        for (const SourceFile &file : readSources(root, {u"app"_s, u"core"_s, u"ui"_s}))
            found += checkProductFile(file);
        for (const SourceFile &file : readSources(root, {u"tests"_s}))
            found += checkTestFile(file);
        QVERIFY2(found.isEmpty(), qPrintable(toText(found)));
    }
};

QTEST_GUILESS_MAIN(TestStyle)
#include "tst_style.moc"
