#include "core/accounts/passwordadvice.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using accounts::PasswordWeakness;

class TestPasswordAdvice final : public QObject {
    Q_OBJECT

private slots:
    void judges_data();
    void judges();
    void asksForNoKindsOfLetters();
    void knowsTheUsersOwnWords();
    void staysQuickOnLongPasswords();
};

namespace {

accounts::PasswordAdvice adviceOn(const QString &password, const QStringList &words = {})
{
    return accounts::adviseOn(base::Secret(password), words);
}

} // namespace

void TestPasswordAdvice::judges_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("weakness");
    const auto row = [](const char *name, const QString &password, int least, int most,
                         PasswordWeakness weakness) {
        QTest::newRow(name) << password << least << most << int(weakness);
    };
    row("nothing", QString(), 0, 0, PasswordWeakness::Short);
    row("the commonest", u"password"_s, 0, 0, PasswordWeakness::CommonWord);
    row("with digits for letters", u"p4ssw0rd"_s, 0, 1, PasswordWeakness::CommonWord);
    row("capital, digit, mark", u"Password1!"_s, 0, 2, PasswordWeakness::CommonWord);
    row("keyboard", u"qwertyuiop"_s, 0, 1, PasswordWeakness::CommonWord);
    row("keyboard, not leaked", u"zxcvfr"_s, 0, 2, PasswordWeakness::Keyboard);
    row("repeats", u"}}}}}}}}}}}}"_s, 0, 1, PasswordWeakness::Repeats);
    row("sequence", u"ijklmnop"_s, 0, 1, PasswordWeakness::Sequence);
    row("date", u"13.5.1997"_s, 0, 1, PasswordWeakness::Date);
    row("short", u"x9$"_s, 0, 1, PasswordWeakness::Short);
    row("four words", u"correct horse battery staple"_s, 4, 4, PasswordWeakness::None);
    row("random", u"nK4gT9xqWz2m"_s, 4, 4, PasswordWeakness::None);
}

void TestPasswordAdvice::judges()
{
    QFETCH(QString, password);
    QFETCH(int, least);
    QFETCH(int, most);
    const auto advice = adviceOn(password);
    const QByteArray found = "score " + QByteArray::number(advice.score);
    QVERIFY2(advice.score >= least && advice.score <= most, found.constData());
    QTEST(int(advice.weakness), "weakness");
}

void TestPasswordAdvice::asksForNoKindsOfLetters()
{
    // Long and of small letters only beats short and of all kinds.
    QVERIFY(adviceOn(u"wombat lantern gravel"_s).score > adviceOn(u"P@ssw0rd1"_s).score);
}

void TestPasswordAdvice::knowsTheUsersOwnWords()
{
    const QString password = u"wilhelmina1"_s;
    const auto stranger = adviceOn(password);
    const auto own = adviceOn(password, {u"Wilhelmina"_s, QString()});
    QVERIFY(own.guessesLog10 < stranger.guessesLog10);
    QCOMPARE(own.weakness, PasswordWeakness::OwnWord);
}

void TestPasswordAdvice::staysQuickOnLongPasswords()
{
    const auto advice = adviceOn(QString(1000, u'a') + u"z"_s);
    QVERIFY(advice.score < 4);
    QCOMPARE(adviceOn(u"密码 correct horse battery 用户"_s).score, 4);
}

QTEST_GUILESS_MAIN(TestPasswordAdvice)

#include "tst_passwordadvice.moc"
