#include "ui/models/messagequery.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::MessageQuery;

class TestMessageQuery final : public QObject {
    Q_OBJECT

private slots:
    void wantsAllWords_data();
    void wantsAllWords();
    void keepsTheOrder();
};

void TestMessageQuery::wantsAllWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("matches");
    QTest::newRow("nothing asked") << u""_s << "hello"_ba << false;
    QTest::newRow("only blanks") << u" \t "_s << "a b"_ba << false;
    QTest::newRow("within a word") << u"ell"_s << "hello"_ba << true;
    QTest::newRow("any case") << u"HELLO"_s << "Hello"_ba << true;
    QTest::newRow("any case, accents") << u"ÉTÉ"_s << "été"_ba << true;
    QTest::newRow("any order") << u"two one"_s << "one, two"_ba << true;
    QTest::newRow("one is missing") << u"one three"_s << "one, two"_ba << false;
    QTest::newRow("Chinese") << u"延迟"_s << "我会盯着从库的延迟"_ba << true;
    QTest::newRow("the sender") << u"alice drill"_s << "drill at three"_ba << true;
    QTest::newRow("no pattern") << u"h.llo"_s << "hello"_ba << false;
    QTest::newRow("not UTF-8") << u"a"_s << "\xff\xfe a"_ba << true;
}

void TestMessageQuery::wantsAllWords()
{
    QFETCH(const QString, words);
    QFETCH(const QByteArray, body);
    QTEST(MessageQuery(words).matches("Alice", body), "matches");
}

void TestMessageQuery::keepsTheOrder()
{
    QList<ui::SearchHit> candidates;
    for (int i = 0; i < 6; ++i) {
        ui::SearchHit hit;
        hit.entry = chat::EntryId(i);
        hit.body = i % 2 == 0 ? "even" : "odd";
        candidates.append(hit);
    }
    QList<chat::EntryId> found;
    for (const ui::SearchHit &hit : MessageQuery(u"even"_s).filter(candidates))
        found.append(hit.entry);
    QCOMPARE(found, (QList<chat::EntryId> {0, 2, 4}));
}

QTEST_GUILESS_MAIN(TestMessageQuery)
#include "tst_messagequery.moc"
