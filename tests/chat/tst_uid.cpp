#include "core/chat/uid.h"
#include "core/chat/uidindex.h"

#include <QRandomGenerator>
#include <QtTest>

using chat::UidIndex;
using chat::UidPacker;
using chat::UidView;

class TestUid : public QObject {
    Q_OBJECT

private slots:
    void packsUlidsIntoSixteenBytes_data();
    void packsUlidsIntoSixteenBytes();
    void keepsOtherTextsAsTheyAre_data();
    void keepsOtherTextsAsTheyAre();
    void tellsDifferentUidsApart();
    void indexFindsEveryBlockOfAHash();
    void indexForgetsOnlyWhatIsRemoved();
};

void TestUid::packsUlidsIntoSixteenBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("usual") << QByteArray("01JDABCDEFGHJKMNPQRSTVWXYZ");
    QTest::newRow("smallest") << QByteArray("00000000000000000000000000");
    QTest::newRow("greatest") << QByteArray("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    QTest::newRow("bits at the seam") << QByteArray("000000000000ZG000000000001");
}

void TestUid::packsUlidsIntoSixteenBytes()
{
    QFETCH(QByteArray, text);
    UidPacker packer;
    const UidView uid = packer.pack(text);
    QCOMPARE(uid.form(), UidView::Form::PackedUlid);
    QCOMPARE(uid.bytes().size(), 16);
    QCOMPARE(uid.toByteArray(), text);
    QVERIFY(uid == QByteArrayView(text));
}

void TestUid::keepsOtherTextsAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("lower case") << QByteArray("01jdabcdefghjkmnpqrstvwxyz");
    QTest::newRow("beyond 128 bits") << QByteArray("8ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    QTest::newRow("letter U") << QByteArray("01JDABCDEFGHJKMNPQRSTVWXYU");
    QTest::newRow("one letter less") << QByteArray("01JDABCDEFGHJKMNPQRSTVWXY");
    QTest::newRow("high bytes") << QByteArray("01JDABCDEFGH\xff\x80MNPQRSTVWXYZ");
    QTest::newRow("sixteen letters") << QByteArray("0123456789ABCDEF");
}

void TestUid::keepsOtherTextsAsTheyAre()
{
    QFETCH(QByteArray, text);
    UidPacker packer;
    const UidView uid = packer.pack(text);
    QCOMPARE(uid.form(), UidView::Form::Text);
    QCOMPARE(uid.toByteArray(), text);
    QCOMPARE(uid.isEmpty(), text.isEmpty());
}

void TestUid::tellsDifferentUidsApart()
{
    QRandomGenerator random(7);
    const QByteArray letters("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    for (int i = 0; i < 2000; ++i) {
        QByteArray text(26, '0');
        for (qsizetype k = 1; k < 26; ++k)
            text[k] = letters.at(random.bounded(32));
        QByteArray other = text;
        const qsizetype changed = random.bounded(1, 26);
        other[changed] = text.at(changed) == 'A' ? 'B' : 'A';
        UidPacker packer;
        const UidView uid = packer.pack(text);
        QCOMPARE(uid.toByteArray(), text);
        QVERIFY(!(uid == QByteArrayView(other)));
    }
}

void TestUid::indexFindsEveryBlockOfAHash()
{
    UidIndex index;
    index.insert(5, 1);
    index.insert(5, 2);
    index.insert(5 + 64, 3);
    QList<quint32> blocks;
    QVERIFY(!index.find(5, [&](quint32 block) { return blocks.append(block), false; }));
    std::sort(blocks.begin(), blocks.end());
    QCOMPARE(blocks, (QList<quint32> {1, 2}));
    QVERIFY(!index.find(6, [](quint32) { return true; }));
}

void TestUid::indexForgetsOnlyWhatIsRemoved()
{
    UidIndex index;
    QRandomGenerator random(11);
    QMultiHash<quint32, quint32> model;
    for (int i = 0; i < 20000; ++i) {
        // Few different hashes, crowded at the upper end, so that runs are long and wrap.
        const quint32 hash = ~quint32(0) - quint32(random.bounded(600)) * 64;
        if (random.bounded(5) < 3 || model.isEmpty()) {
            index.insert(hash, quint32(i + 1));
            model.insert(hash, quint32(i + 1));
        } else {
            const quint32 known
                = model.keys().at(random.bounded(int(model.size())) % 50 % model.size());
            const quint32 block = model.value(known);
            index.remove(known, block);
            model.remove(known, block);
        }
        if (i % 500 != 0)
            continue;
        for (const quint32 key : model.uniqueKeys()) {
            QList<quint32> found;
            index.find(key, [&](quint32 block) { return found.append(block), false; });
            QList<quint32> expected = model.values(key);
            std::sort(found.begin(), found.end());
            std::sort(expected.begin(), expected.end());
            QCOMPARE(found, expected);
        }
    }
}

QTEST_GUILESS_MAIN(TestUid)
#include "tst_uid.moc"
