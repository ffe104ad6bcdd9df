#include "core/accounts/cacheentry.h"
#include "core/accounts/passwordhash.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using accounts::CacheEntry;
using accounts::CacheFields;
using base::Secret;

class TestCacheEntry final : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrote_data();
    void readsWhatItWrote();
    void noFieldsAreNoEntry();
    void answersForTheSpellingsThatLedToIt();
    void refusesForgedFields_data();
    void refusesForgedFields();
    void refusesTheTutorialsKey();
    void aSignedEntryIsForOneKeyOfRedis();
    void noticesEveryChangedField();
    void refusesUnsignedEntriesWhenThereIsAKey();
    void refusesOldSignedEntriesPutBack_data();
    void refusesOldSignedEntriesPutBack();
};

namespace {

const QByteArray redisKey = "taproom:login:alice";
const Secret noKey;
const Secret secretKey {QByteArrayView("a key that all clients share")};
constexpr std::chrono::milliseconds madeAt {1795462772424};

CacheEntry entry()
{
    CacheEntry entry;
    entry.name = u"alice"_s;
    entry.asked = u"Alice"_s;
    entry.displayName = u"Alice 用户"_s;
    entry.hash = accounts::dummyHash({});
    entry.version = "7";
    entry.madeAt = madeAt;
    entry.mark = "0123456789abcdef0123456789abcdef";
    return entry;
}

void setField(CacheFields &fields, const QByteArray &name, const QByteArray &value)
{
    for (auto &field : fields) {
        if (field.first == name)
            field.second = value;
    }
}

} // namespace

void TestCacheEntry::readsWhatItWrote_data()
{
    QTest::addColumn<bool>("isSigned");
    QTest::newRow("unsigned") << false;
    QTest::newRow("signed") << true;
}

void TestCacheEntry::readsWhatItWrote()
{
    QFETCH(bool, isSigned);
    const Secret &key = isSigned ? secretKey : noKey;
    auto fields = accounts::encodeCacheEntry(entry(), redisKey, key);
    // Redis promises no order.
    std::reverse(fields.begin(), fields.end());
    const auto read = accounts::parseCacheEntry(fields, redisKey, key, madeAt + 1min);
    QVERIFY(read);
    QVERIFY(*read);
    const CacheEntry wanted = entry();
    QCOMPARE((*read)->name, wanted.name);
    QCOMPARE((*read)->asked, wanted.asked);
    QCOMPARE((*read)->displayName, wanted.displayName);
    QCOMPARE((*read)->hash, wanted.hash);
    QCOMPARE((*read)->version, wanted.version);
    QCOMPARE((*read)->madeAt, wanted.madeAt);
    QCOMPARE((*read)->mark, wanted.mark);
}

void TestCacheEntry::noFieldsAreNoEntry()
{
    const auto read = accounts::parseCacheEntry({}, redisKey, noKey, madeAt);
    QVERIFY(read);
    QVERIFY(!*read);
}

void TestCacheEntry::answersForTheSpellingsThatLedToIt()
{
    QVERIFY(entry().answersFor(u"alice"_s));
    QVERIFY(entry().answersFor(u"Alice"_s));
    QVERIFY(!entry().answersFor(u"ALICE"_s));
}

void TestCacheEntry::refusesForgedFields_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("format") << QByteArray("format") << QByteArray("2");
    QTest::newRow("no name") << QByteArray("name") << QByteArray();
    QTest::newRow("no hash") << QByteArray("hash") << QByteArray();
    QTest::newRow("sha-1") << QByteArray("hash")
                           << QByteArray("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8");
    QTest::newRow("plain text") << QByteArray("hash") << QByteArray("secret");
    QTest::newRow("4 gibibytes") << QByteArray("hash")
                                 << QByteArray(
                                        "$argon2id$v=19$m=4194304,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                        "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE");
    QTest::newRow("very long value") << QByteArray("display") << QByteArray(100000, 'x');
}

void TestCacheEntry::refusesForgedFields()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    auto fields = accounts::encodeCacheEntry(entry(), redisKey, noKey);
    setField(fields, field, value);
    const auto read = accounts::parseCacheEntry(fields, redisKey, noKey, madeAt);
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"CACHE_ENTRY"_s);
}

void TestCacheEntry::refusesTheTutorialsKey()
{
    const CacheFields forged {{"uname", "alice"}};
    QVERIFY(!accounts::parseCacheEntry(forged, redisKey, noKey, madeAt));
    CacheFields many;
    for (int i = 0; i < 1000; ++i)
        many.emplaceBack(QByteArray::number(i), "x");
    QVERIFY(!accounts::parseCacheEntry(many, redisKey, noKey, madeAt));
}

void TestCacheEntry::aSignedEntryIsForOneKeyOfRedis()
{
    const auto fields = accounts::encodeCacheEntry(entry(), redisKey, secretKey);
    QVERIFY(accounts::parseCacheEntry(fields, redisKey, secretKey, madeAt));
    QVERIFY(!accounts::parseCacheEntry(fields, "taproom:login:bob", secretKey, madeAt));
    const Secret other {QByteArrayView("another key")};
    QVERIFY(!accounts::parseCacheEntry(fields, redisKey, other, madeAt));
}

void TestCacheEntry::noticesEveryChangedField()
{
    const auto fields = accounts::encodeCacheEntry(entry(), redisKey, secretKey);
    for (const auto &[name, value] : fields) {
        auto changed = fields;
        setField(changed, name, value + 'x');
        QVERIFY2(!accounts::parseCacheEntry(changed, redisKey, secretKey, madeAt),
            name.constData());
    }
    auto more = fields;
    more.emplaceBack("more", "x");
    QVERIFY(!accounts::parseCacheEntry(more, redisKey, secretKey, madeAt));
}

void TestCacheEntry::refusesUnsignedEntriesWhenThereIsAKey()
{
    const auto fields = accounts::encodeCacheEntry(entry(), redisKey, noKey);
    QVERIFY(accounts::parseCacheEntry(fields, redisKey, noKey, madeAt));
    QVERIFY(!accounts::parseCacheEntry(fields, redisKey, secretKey, madeAt));
}

void TestCacheEntry::refusesOldSignedEntriesPutBack_data()
{
    QTest::addColumn<qint64>("ageSeconds");
    QTest::addColumn<bool>("good");
    QTest::newRow("fresh") << qint64(0) << true;
    QTest::newRow("nine minutes") << qint64(540) << true;
    QTest::newRow("a clock a minute ahead") << qint64(-60) << true;
    QTest::newRow("a quarter of an hour") << qint64(900) << false;
    QTest::newRow("made in the future") << qint64(-900) << false;
}

void TestCacheEntry::refusesOldSignedEntriesPutBack()
{
    QFETCH(qint64, ageSeconds);
    const auto fields = accounts::encodeCacheEntry(entry(), redisKey, secretKey);
    const auto read = accounts::parseCacheEntry(fields, redisKey, secretKey,
        madeAt + std::chrono::seconds(ageSeconds));
    QTEST(read.has_value(), "good");
}

QTEST_GUILESS_MAIN(TestCacheEntry)

#include "tst_cacheentry.moc"
