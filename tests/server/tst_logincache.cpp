#include "accountdesk.h"
#include "tests/support/testchain.h"
#include "tests/support/testserver.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using accounts::LoginAnswer;
using accounts::LoginSource;
using support::AccountDesk;

/// What somebody can do who may write to Redis, and what a slow client can do by mistake.
class TestLoginCache final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void forgedKeysOpenNothing_data();
    void forgedKeysOpenNothing();
    void whoWritesTheCacheIsStoppedByASignature();
    void aStaleWriterBringsNothingBack();
    void countsTriesBeforeTheyAreDecided();
    void aTryThatMetNoAnswerIsGivenBack();

private:
    std::unique_ptr<AccountDesk> desk(const base::Secret &cacheKey = {});
    QByteArray redisCli(const QStringList &words);

    QTemporaryDir m_folder;
    support::TestChain m_chain;
    int m_files = 0;
    sql::DatabaseConfig m_config;
    std::unique_ptr<AccountDesk> m_desk;
};

namespace {

const QString entryKey = u"taproom:login:alice"_s;

QString sha1(const QByteArray &password)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(password, QCryptographicHash::Sha1).toHex());
}

} // namespace

void TestLoginCache::initTestCase()
{
    QVERIFY(m_chain.start());
}

void TestLoginCache::init()
{
    QCOMPARE(redisCli({u"FLUSHALL"_s}), "OK");
    m_config.file = m_folder.filePath(QString::number(++m_files));
    m_config.fileMode = sql::FileMode::Create;
    m_desk = desk();
    QVERIFY(m_desk->create(u"alice"_s, u"correct horse"_s));
}

void TestLoginCache::cleanup()
{
    m_desk.reset();
}

std::unique_ptr<AccountDesk> TestLoginCache::desk(const base::Secret &cacheKey)
{
    AccountDesk::Options options;
    options.redisUrl = u"redis://127.0.0.1:%1?read=master"_s.arg(m_chain.master().port);
    options.cacheKey = cacheKey;
    auto made = std::make_unique<AccountDesk>(m_config, options);
    if (!made->connect())
        qWarning("no connection to Redis");
    return made;
}

QByteArray TestLoginCache::redisCli(const QStringList &words)
{
    return support::runRedisCli(m_chain.master().port, words);
}

void TestLoginCache::forgedKeysOpenNothing_data()
{
    QTest::addColumn<QStringList>("command");
    const QString md5 = u"5f4dcc3b5aa765d61d8327deb882cf99"_s;
    const auto entry = [](const QString &hash) {
        return QStringList {u"HSET"_s, entryKey, u"format"_s, u"1"_s, u"name"_s, u"alice"_s,
            u"asked"_s, u"alice"_s, u"display"_s, u""_s, u"hash"_s, hash, u"version"_s, u"0"_s,
            u"at"_s, u"0"_s, u"mark"_s, u""_s};
    };
    QTest::newRow("the tutorial's key") << QStringList {u"SET"_s, u"uname"_s, u"alice"_s};
    QTest::newRow("a text") << QStringList {u"SET"_s, entryKey, u"alice"_s};
    QTest::newRow("a list") << QStringList {u"RPUSH"_s, entryKey, u"alice"_s};
    QTest::newRow("only a name") << QStringList {u"HSET"_s, entryKey, u"uname"_s, u"alice"_s};
    QTest::newRow("no hash") << entry(QString());
    QTest::newRow("the password itself") << entry(u"evil"_s);
    QTest::newRow("sha-1") << entry(sha1("evil"));
    QTest::newRow("md5") << entry(md5);
    QTest::newRow("a hash that asks for 4 GiB")
        << entry(u"$argon2id$v=19$m=4194304,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$"
                 "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE"_s);
    QTest::newRow("another's hash") << entry(u"$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                             "2Tz31/DvwM3ZDNXezOIBNEq021DwStEmw1lLBM1roy4"_s);
    QTest::newRow("a counter that is none")
        << QStringList {u"SET"_s, entryKey + u":failures"_s, u"many"_s};
    QTest::newRow("a version that is none")
        << QStringList {u"SET"_s, u"taproom:login:{taproom:login:alice}:version"_s, u"x y"_s};
}

void TestLoginCache::forgedKeysOpenNothing()
{
    QFETCH(QStringList, command);
    redisCli(command);
    QCOMPARE(m_desk->signIn(u"alice"_s, u"evil"_s)->answer, LoginAnswer::Wrong);
    // And they keep nobody out who has the password.
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
}

void TestLoginCache::whoWritesTheCacheIsStoppedByASignature()
{
    // The one forgery that unsigned entries can't withstand: the hash of a password of one's own.
    const auto evil = *accounts::parsePassword(base::Secret(QStringView(u"evil")));
    const auto hash = *accounts::hashPassword(evil, {8 * 1024, 1});
    accounts::CacheEntry entry;
    entry.name = entry.asked = u"alice"_s;
    entry.hash = hash;
    entry.version = "0";
    entry.madeAt = std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch());
    QStringList command {u"HSET"_s, entryKey};
    for (const auto &[field, value] : accounts::encodeCacheEntry(entry, entryKey.toUtf8(), {}))
        command << QString::fromUtf8(field) << QString::fromUtf8(value);
    redisCli({u"DEL"_s, u"taproom:login:{taproom:login:alice}:version"_s});
    redisCli(command);
    QCOMPARE(m_desk->signIn(u"alice"_s, u"evil"_s)->source, LoginSource::Cache);

    const auto keyed = desk(base::Secret(QByteArrayView("the key of this company")));
    QCOMPARE(keyed->signIn(u"alice"_s, u"evil"_s)->answer, LoginAnswer::Wrong);
    QCOMPARE(keyed->signIn(u"alice"_s, u"correct horse"_s)->source, LoginSource::Directory);
    QCOMPARE(keyed->signIn(u"alice"_s, u"correct horse"_s)->source, LoginSource::Cache);
}

void TestLoginCache::aStaleWriterBringsNothingBack()
{
    const auto name = *accounts::parseUserName(u"alice"_s);
    std::optional<accounts::TryGrant> grant;
    m_desk->cache()->reserve(name, this,
        [&](const base::Result<accounts::TryGrant> &answer) { grant = *answer; });
    QTRY_VERIFY(grant.has_value());
    // Between the question to the directory and the write, the password changes elsewhere.
    const auto other = desk();
    QVERIFY(other->changePassword(u"alice"_s, u"correct horse"_s, u"new one"_s));
    accounts::CacheEntry old;
    old.name = old.asked = u"alice"_s;
    old.hash = accounts::dummyHash({});
    old.version = grant->version;
    qint64 written = -1;
    m_desk->cache()->write(name, old, this,
        [&](const base::Result<resp::RespValue> &reply) { written = reply->integer; });
    QTRY_COMPARE(written, qint64(0));
    QCOMPARE(redisCli({u"EXISTS"_s, entryKey}), "0");
}

void TestLoginCache::countsTriesBeforeTheyAreDecided()
{
    // Twenty at once are not one.
    int wrong = 0;
    int throttled = 0;
    for (int i = 0; i < 20; ++i) {
        m_desk->service().signIn(u"alice"_s, base::Secret(QStringView(u"wrong")), this,
            [&](const base::Result<accounts::LoginOutcome> &outcome) {
                wrong += outcome->answer == LoginAnswer::Wrong ? 1 : 0;
                throttled += outcome->answer == LoginAnswer::Throttled ? 1 : 0;
            });
    }
    QTRY_COMPARE_WITH_TIMEOUT(wrong + throttled, 20, 30000);
    QCOMPARE(wrong, 5);
}

void TestLoginCache::aTryThatMetNoAnswerIsGivenBack()
{
    AccountDesk::Options options;
    options.redisUrl = u"redis://127.0.0.1:%1"_s.arg(m_chain.master().port);
    sql::DatabaseConfig away = m_config;
    away.file = u"/nowhere/at.all"_s;
    away.fileMode = sql::FileMode::Existing;
    AccountDesk alone(away, options);
    QVERIFY(alone.connect());
    for (int i = 0; i < 7; ++i)
        QVERIFY(!alone.signIn(u"alice"_s, u"correct horse"_s));
    QCOMPARE(redisCli({u"EXISTS"_s, entryKey + u":failures"_s}), "0");
    QCOMPARE(m_desk->signIn(u"alice"_s, u"correct horse"_s)->answer, LoginAnswer::In);
}

QTEST_GUILESS_MAIN(TestLoginCache)

#include "tst_logincache.moc"
