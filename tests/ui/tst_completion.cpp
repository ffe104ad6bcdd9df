#include "ui/text/completion.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::Completion;
using ui::CompletionKind;
using ui::CompletionQuery;

class TestCompletion final : public QObject {
    Q_OBJECT

private slots:
    void findsTheWordAtTheCursor_data();
    void findsTheWordAtTheCursor();
    void putsBeginningsFirst();
    void knowsEachEmojiOnce();
    void offersEachCommand();
};

void TestCompletion::findsTheWordAtTheCursor_data()
{
    QTest::addColumn<QString>("text"); // the cursor is at the bar
    QTest::addColumn<CompletionQuery>("query");
    const auto none = CompletionQuery {};
    QTest::newRow("empty") << u"|"_s << none;
    QTest::newRow("plain word") << u"hello|"_s << none;
    QTest::newRow("a person") << u"hi @al|"_s
                              << CompletionQuery {CompletionKind::Person, 3, u"al"_s};
    QTest::newRow("the sign alone")
        << u"@|"_s << CompletionQuery {CompletionKind::Person, 0, u""_s};
    QTest::newRow("within the word")
        << u"@al|ice"_s << CompletionQuery {CompletionKind::Person, 0, u"al"_s};
    QTest::newRow("a mail address") << u"al@ex|"_s << none;
    QTest::newRow("in brackets") << u"(@al|"_s
                                 << CompletionQuery {CompletionKind::Person, 1, u"al"_s};
    QTest::newRow("a room") << u"a\n#gen|"_s << CompletionQuery {CompletionKind::Room, 2, u"gen"_s};
    QTest::newRow("Chinese room") << u"#设计|"_s
                                  << CompletionQuery {CompletionKind::Room, 0, u"设计"_s};
    QTest::newRow("an emoji") << u":sm|"_s << CompletionQuery {CompletionKind::Emoji, 0, u"sm"_s};
    QTest::newRow("one letter") << u":s|"_s << none;
    QTest::newRow("a smiley") << u"ok :-)|"_s << none;
    QTest::newRow("a time") << u"10:30|"_s << none;
    QTest::newRow("a command") << u"/jo|"_s
                               << CompletionQuery {CompletionKind::Command, 0, u"jo"_s};
    QTest::newRow("a path") << u"see /jo|"_s << none;
    QTest::newRow("too long") << QString(u"@" + QString(70, u'a') + u'|') << none;
}

void TestCompletion::findsTheWordAtTheCursor()
{
    QFETCH(QString, text);
    const qsizetype cursor = text.indexOf(u'|');
    QTEST(ui::findCompletion(text.remove(u'|'), cursor), "query");
}

void TestCompletion::putsBeginningsFirst()
{
    const QList<Completion> offers {{u"general"_s, {}, {}}, {u"redis-lab"_s, {}, {}},
        {u"Lab"_s, {}, {}}, {u"label"_s, {}, {}}};
    QStringList words;
    for (const Completion &fitting : ui::fittingCompletions(offers, u"lab"_s, 10))
        words.append(fitting.word);
    QCOMPARE(words, (QStringList {u"Lab"_s, u"label"_s, u"redis-lab"_s}));
    QCOMPARE(ui::fittingCompletions(offers, u""_s, 2).size(), 2);
}

void TestCompletion::knowsEachEmojiOnce()
{
    QSet<QString> names;
    for (const Completion &emoji : ui::emojiCompletions()) {
        QVERIFY2(!names.contains(emoji.word), qPrintable(emoji.word));
        QVERIFY2(emoji.text.at(0).unicode() > 0xff, qPrintable(emoji.word));
        names.insert(emoji.word);
    }
    QVERIFY(names.size() > 100);
    QVERIFY(names.contains(u"tada"_s));
}

void TestCompletion::offersEachCommand()
{
    QStringList words;
    for (const Completion &command : ui::commandCompletions()) {
        words.append(command.word);
        QCOMPARE(command.text, QString(u'/' + command.word + u' '));
        QVERIFY2(!command.hint.isEmpty() && !command.hint.startsWith(u':'),
            qPrintable(command.word));
    }
    QVERIFY(words.contains(u"join"_s));
    QVERIFY(words.contains(u"help"_s));
}

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
