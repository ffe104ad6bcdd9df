#include "core/accounts/sessiontoken.h"
#include "core/base/randomsource.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using accounts::SessionRecord;
using accounts::SessionToken;
using base::Secret;

class TestSessionToken final : public QObject {
    Q_OBJECT

private slots:
    void isLongAndNeverTheSame();
    void comesBackFromTheKeychain();
    void refusesDamagedTexts_data();
    void refusesDamagedTexts();
    void whatRedisKnowsOpensNothing();
    void theSealIsOfOneStoredHash();
    void readsTheRecordsItWrote();
    void refusesDamagedRecords_data();
    void refusesDamagedRecords();
};

void TestSessionToken::isLongAndNeverTheSame()
{
    base::SystemRandomSource random;
    QSet<QByteArray> texts;
    for (int i = 0; i < 1000; ++i)
        texts.insert(SessionToken::generate(random).text().reveal().toByteArray());
    QCOMPARE(texts.size(), 1000);
    // 32 bytes in base64.
    QCOMPARE(texts.begin()->size(), 43);
}

void TestSessionToken::comesBackFromTheKeychain()
{
    base::SystemRandomSource random;
    const SessionToken made = SessionToken::generate(random);
    const auto read = SessionToken::parse(made.text());
    QVERIFY(read);
    QCOMPARE(read->hash(), made.hash());
}

void TestSessionToken::refusesDamagedTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray(42, 'a');
    QTest::newRow("long") << QByteArray(44, 'a');
    QTest::newRow("other letters") << QByteArray(42, 'a') + '+';
    QTest::newRow("NUL") << QByteArray(43, '\0');
}

void TestSessionToken::refusesDamagedTexts()
{
    QFETCH(QByteArray, text);
    QVERIFY(!SessionToken::parse(Secret(QByteArrayView(text))));
}

void TestSessionToken::whatRedisKnowsOpensNothing()
{
    base::SystemRandomSource random;
    const SessionToken token = SessionToken::generate(random);
    const QByteArray known = token.hash();
    QCOMPARE(known.size(), 64);
    QVERIFY(!known.contains(token.text().reveal()));
    // Neither the hash itself nor its beginning is a token that leads to the same hash.
    QVERIFY(!SessionToken::parse(Secret(QByteArrayView(known))));
    const auto cut = SessionToken::parse(Secret(QByteArrayView(known).first(43)));
    QVERIFY(cut);
    QVERIFY(cut->hash() != known);
}

void TestSessionToken::theSealIsOfOneStoredHash()
{
    base::SystemRandomSource random;
    const SessionToken token = SessionToken::generate(random);
    const SessionToken other = SessionToken::generate(random);
    const Secret before {QByteArrayView("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8")};
    const Secret after {QByteArrayView("another")};
    QCOMPARE(token.seal(before), token.seal(before));
    QVERIFY(token.seal(before) != token.seal(after));
    // Under another token the same hash has another seal: Redis's reader can't test guesses on it.
    QVERIFY(token.seal(before) != other.seal(before));
    QVERIFY(token.seal(Secret()) != token.hash());
}

void TestSessionToken::readsTheRecordsItWrote()
{
    const SessionRecord sealed {std::chrono::milliseconds(1795462772424), QByteArray(64, 'a')};
    QVERIFY(*accounts::parseSessionRecord(accounts::encodeSessionRecord(sealed)) == sealed);
}

void TestSessionToken::refusesDamagedRecords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no space") << QByteArray("1795462772424");
    QTest::newRow("no seal") << QByteArray("1795462772424 ");
    QTest::newRow("no number") << QByteArray("soon ");
    QTest::newRow("negative") << QByteArray("-1 ");
    QTest::newRow("too large a number") << QByteArray("99999999999999999999 ");
    QTest::newRow("short seal") << QByteArray("1 abc");
    QTest::newRow("long seal") << "1 " + QByteArray(65, 'a');
}

void TestSessionToken::refusesDamagedRecords()
{
    QFETCH(QByteArray, text);
    QVERIFY(!accounts::parseSessionRecord(text));
}

QTEST_GUILESS_MAIN(TestSessionToken)

#include "tst_sessiontoken.moc"
