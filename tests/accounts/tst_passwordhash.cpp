#include "core/accounts/passwordhash.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using accounts::HashScheme;
using accounts::HashStrength;
using accounts::Password;
using base::Secret;

/// At the weakest cost that libsodium takes; the product's own is looked at where it is named.
class TestPasswordHash final : public QObject {
    Q_OBJECT

private slots:
    void theProductsOwnStrengthIsEnough();
    void settingsOnlyRaiseTheStrength_data();
    void settingsOnlyRaiseTheStrength();
    void tellsTheScheme_data();
    void tellsTheScheme();
    void makesSaltedPhcStrings();
    void verifiesWhatItMade();
    void verifiesStringsOfOtherPrograms_data();
    void verifiesStringsOfOtherPrograms();
    void verifiesTheTutorialsSha1();
    void takesThePasswordAsTypedToo();
    void refusesAnUnknownScheme();
    void knowsWhatToHashAnew_data();
    void knowsWhatToHashAnew();
    void nobodyHasTheDummysPassword();
    void marksOnlyWhatCannotBeUndone();
};

namespace {

constexpr HashStrength weak {8 * 1024, 1};

Password password(QStringView text)
{
    return *accounts::parsePassword(Secret(text));
}

Secret stored(const char *text)
{
    return Secret(QByteArrayView(text));
}

} // namespace

void TestPasswordHash::theProductsOwnStrengthIsEnough()
{
    const HashStrength own;
    QVERIFY(own.memoryBytes >= quint64(64) << 20);
    QVERIFY(own.passes >= 3);
    const auto hash = accounts::hashPassword(password(u"correct horse"), own);
    QVERIFY(hash);
    QVERIFY(hash->reveal().startsWith(QByteArrayView("$argon2id$v=19$m=65536,t=3,p=1$")));
    QVERIFY(hash->reveal().size() <= accounts::hashLength);
    QVERIFY(!accounts::needsRehash(*hash, own));
    QVERIFY(*accounts::verifyPassword(*hash, password(u"correct horse"), own));
}

void TestPasswordHash::settingsOnlyRaiseTheStrength_data()
{
    QTest::addColumn<quint64>("memory");
    QTest::addColumn<quint64>("passes");
    QTest::addColumn<quint64>("memoryBytes");
    QTest::addColumn<quint64>("usedPasses");
    const quint64 mebibyte = 1 << 20;
    QTest::newRow("nothing") << quint64(0) << quint64(0) << 64 * mebibyte << quint64(3);
    QTest::newRow("less") << quint64(8) << quint64(1) << 64 * mebibyte << quint64(3);
    QTest::newRow("more") << quint64(256) << quint64(5) << 256 * mebibyte << quint64(5);
    QTest::newRow("absurd") << ~quint64(0) << ~quint64(0) << 1024 * mebibyte << quint64(64);
}

void TestPasswordHash::settingsOnlyRaiseTheStrength()
{
    QFETCH(quint64, memory);
    QFETCH(quint64, passes);
    const HashStrength strength = accounts::strengthFromSettings(memory, passes);
    QTEST(strength.memoryBytes, "memoryBytes");
    QTEST(strength.passes, "usedPasses");
}

void TestPasswordHash::tellsTheScheme_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("scheme");
    const QByteArray tail = "$c29tZXNhbHRzb21lc2FsdA$MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE";
    const auto row = [](const char *name, const QByteArray &text, HashScheme scheme) {
        QTest::newRow(name) << text << int(scheme);
    };
    row("argon2id", "$argon2id$v=19$m=65536,t=3,p=1" + tail, HashScheme::Argon2id);
    row("argon2id with lanes", "$argon2id$v=19$m=65536,t=3,p=4" + tail, HashScheme::Argon2id);
    row("a gibibyte", "$argon2id$v=19$m=1048576,t=3,p=1" + tail, HashScheme::Argon2id);
    row("sha-1", "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", HashScheme::LegacySha1);
    row("sha-1 in capitals", "5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8", HashScheme::LegacySha1);
    row("empty", "", HashScheme::Unknown);
    row("plain text", "secret", HashScheme::Unknown);
    row("md5", "5f4dcc3b5aa765d61d8327deb882cf99", HashScheme::Unknown);
    row("41 digits", "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8a", HashScheme::Unknown);
    row("no hexadecimal", "5baa61e4c9b93f3f0682250b6cf8331b7ee68fdg", HashScheme::Unknown);
    row("argon2i", "$argon2i$v=19$m=65536,t=3,p=1" + tail, HashScheme::Unknown);
    row("old version", "$argon2id$v=16$m=65536,t=3,p=1" + tail, HashScheme::Unknown);
    row("bcrypt", "$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
        HashScheme::Unknown);
    row("asks for 4 gibibytes", "$argon2id$v=19$m=4194304,t=3,p=1" + tail, HashScheme::Unknown);
    row("asks for a million passes", "$argon2id$v=19$m=64,t=1000000,p=1" + tail,
        HashScheme::Unknown);
    row("no passes", "$argon2id$v=19$m=65536,t=0,p=1" + tail, HashScheme::Unknown);
    row("number too long", "$argon2id$v=19$m=99999999999999999999,t=3,p=1" + tail,
        HashScheme::Unknown);
    row("line feed at the end", "$argon2id$v=19$m=65536,t=3,p=1" + tail + "\n",
        HashScheme::Unknown);
    row("NUL and more", "$argon2id$v=19$m=65536,t=3,p=1" + tail + QByteArray("\0x", 2),
        HashScheme::Unknown);
    row("very long", "$argon2id$v=19$m=65536,t=3,p=1$" + QByteArray(100000, 'a'),
        HashScheme::Unknown);
}

void TestPasswordHash::tellsTheScheme()
{
    QFETCH(QByteArray, text);
    QTEST(int(accounts::schemeOf(Secret(QByteArrayView(text)))), "scheme");
}

void TestPasswordHash::makesSaltedPhcStrings()
{
    const auto first = accounts::hashPassword(password(u"same"), weak);
    const auto second = accounts::hashPassword(password(u"same"), weak);
    QVERIFY(first && second);
    QCOMPARE(accounts::schemeOf(*first), HashScheme::Argon2id);
    QVERIFY(*first != *second);
}

void TestPasswordHash::verifiesWhatItMade()
{
    const auto hash = accounts::hashPassword(password(u"密码 😀"), weak);
    QVERIFY(hash);
    QVERIFY(*accounts::verifyPassword(*hash, password(u"密码 😀"), weak));
    QVERIFY(!*accounts::verifyPassword(*hash, password(u"密码"), weak));
    QVERIFY(!*accounts::verifyPassword(*hash, password(u"密码 😀 "), weak));
}

// Made with the argon2 program of Debian, so that not only our own strings are tried.
void TestPasswordHash::verifiesStringsOfOtherPrograms_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::newRow("one lane") << QByteArray("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                            "2Tz31/DvwM3ZDNXezOIBNEq021DwStEmw1lLBM1roy4");
    QTest::newRow("four lanes") << QByteArray(
        "$argon2id$v=19$m=512,t=1,p=4$c29tZXNhbHRzb21lc2FsdA$u5ldZnTZZtoWW26r8WhUkJkLD14/yqVT");
}

void TestPasswordHash::verifiesStringsOfOtherPrograms()
{
    QFETCH(QByteArray, hash);
    const Secret text {QByteArrayView(hash)};
    QVERIFY(*accounts::verifyPassword(text, password(u"correct horse"), weak));
    QVERIFY(!*accounts::verifyPassword(text, password(u"wrong horse"), weak));
}

void TestPasswordHash::verifiesTheTutorialsSha1()
{
    const Secret lower = stored("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8");
    const Secret upper = stored("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8");
    QVERIFY(*accounts::verifyPassword(lower, password(u"password"), weak));
    QVERIFY(*accounts::verifyPassword(upper, password(u"password"), weak));
    QVERIFY(!*accounts::verifyPassword(lower, password(u"Password"), weak));
    // The hash itself is no password.
    const auto itself = password(u"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8");
    QVERIFY(!*accounts::verifyPassword(lower, itself, weak));
}

void TestPasswordHash::takesThePasswordAsTypedToo()
{
    // SHA-1 of "cafe" with a combining accent, as a program that normalizes nothing made it.
    const QString typed = u"cafe\u0301"_s;
    const QByteArray digits
        = QCryptographicHash::hash(typed.toUtf8(), QCryptographicHash::Sha1).toHex();
    QVERIFY(*accounts::verifyPassword(Secret(QByteArrayView(digits)), password(typed), weak));

    Password raw;
    raw.text = Secret(typed);
    const auto hash = accounts::hashPassword(raw, weak);
    QVERIFY(hash);
    QVERIFY(*accounts::verifyPassword(*hash, password(typed), weak));
}

void TestPasswordHash::refusesAnUnknownScheme()
{
    const auto match = accounts::verifyPassword(stored("secret"), password(u"secret"), weak);
    QVERIFY(!match);
    QCOMPARE(match.error().code, u"HASH_SCHEME"_s);
    QVERIFY(!base::toLogText(match.error()).contains(u"secret"));
}

void TestPasswordHash::knowsWhatToHashAnew_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("anew");
    const QByteArray tail = "$c29tZXNhbHRzb21lc2FsdA$MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE";
    QTest::newRow("as strong") << "$argon2id$v=19$m=65536,t=3,p=1" + tail << false;
    QTest::newRow("stronger") << "$argon2id$v=19$m=131072,t=4,p=1" + tail << false;
    QTest::newRow("less memory") << "$argon2id$v=19$m=65535,t=3,p=1" + tail << true;
    QTest::newRow("fewer passes") << "$argon2id$v=19$m=65536,t=2,p=1" + tail << true;
    QTest::newRow("sha-1") << QByteArray("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8") << true;
}

void TestPasswordHash::knowsWhatToHashAnew()
{
    QFETCH(QByteArray, text);
    QTEST(accounts::needsRehash(Secret(QByteArrayView(text)), HashStrength()), "anew");
}

void TestPasswordHash::nobodyHasTheDummysPassword()
{
    const Secret dummy = accounts::dummyHash(weak);
    QCOMPARE(accounts::schemeOf(dummy), HashScheme::Argon2id);
    QVERIFY(!accounts::needsRehash(dummy, weak));
    const auto match = accounts::verifyPassword(dummy, password(u"anything"), weak);
    QVERIFY(match);
    QVERIFY(!*match);
}

void TestPasswordHash::marksOnlyWhatCannotBeUndone()
{
    const auto one = accounts::hashPassword(password(u"same"), weak);
    const auto other = accounts::hashPassword(password(u"same"), weak);
    QCOMPARE(accounts::markOf(*one), accounts::markOf(*one));
    QVERIFY(accounts::markOf(*one) != accounts::markOf(*other));
    QVERIFY(!one->reveal().contains(accounts::markOf(*one)));
    QVERIFY(accounts::markOf(stored("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8")).isEmpty());
}

QTEST_GUILESS_MAIN(TestPasswordHash)

#include "tst_passwordhash.moc"
