#include "core/archive/searchtext.h"

#include <QtTest>

using namespace archive;
using namespace Qt::Literals::StringLiterals;

namespace {

QString marked(const QString &text, const QString &query)
{
    QString shown = text;
    const QList<chat::TextRange> ranges = findHighlights(text, query);
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        shown.insert(range->start + range->length, u']');
        shown.insert(range->start, u'[');
    }
    return shown;
}

} // namespace

class TestSearchText final : public QObject {
    Q_OBJECT

private slots:
    void cutsTextsIntoWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("signs only") << u"... \"* -- !"_s << QString();
        QTest::newRow("words") << u"Build 42 is \"green\"."_s << u"Build 42 is green"_s;
        QTest::newRow("Han") << u"今天天气"_s << u"今天 天天 天气 气"_s;
        QTest::newRow("one letter") << u"好"_s << u"好"_s;
        QTest::newRow("mixed") << u"用Redis聊天"_s << u"用 Redis 聊天 天"_s;
        QTest::newRow("beyond the plane") << u"𠀀𠀁"_s << u"𠀀𠀁 𠀁"_s;
        QTest::newRow("wide letters") << u"ＡＢＣ"_s << u"ABC"_s;
        QTest::newRow("kana") << u"チャット"_s << u"チャ ャッ ット ト"_s;
        QTest::newRow("half a pair") << QString(QChar(0xd840)) << QString();
    }
    void cutsTextsIntoWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(toIndexText(text), words);
    }

    void asksForEachWord()
    {
        QCOMPARE(toMatchExpression(u"  "_s), QString());
        QCOMPARE(toMatchExpression(u"green build"_s), u"\"green\"* AND \"build\"*"_s);
        QCOMPARE(toMatchExpression(u"天气"_s), u"\"天气\""_s);
        QCOMPARE(toMatchExpression(u"今天天气"_s), u"\"今天 天天 天气\""_s);
        QCOMPARE(toMatchExpression(u"天"_s), u"\"天\"*"_s);
        // Nothing of it is an expression.
        QCOMPARE(toMatchExpression(u"a\" OR body:* NOT"_s),
            u"\"a\"* AND \"OR\"* AND \"body\"* AND \"NOT\"*"_s);
    }

    void marksWhatWasFound()
    {
        QCOMPARE(marked(u"The build is green, BUILD it"_s, u"build"_s),
            u"The [build] is green, [BUILD] it"_s);
        QCOMPARE(marked(u"rebuild builds"_s, u"build"_s), u"rebuild [build]s"_s);
        QCOMPARE(marked(u"今天天气很好"_s, u"天气"_s), u"今天[天气]很好"_s);
        QCOMPARE(marked(u"aaa"_s, u"a aaa"_s), u"[a]aa"_s);
        QCOMPARE(marked(u"nothing"_s, u"else"_s), u"nothing"_s);
    }
};

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
