#include "app/profileedit.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace app;
using ui::SignInMethod;

/// A profile on its way to the dialog of server settings and back.
class TestProfileEdit final : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWas()
    {
        Profile profile {u"Work"_s, u"redis://db1:6379"_s,
            u"mysql://u@db/company?table=people&tls=verify"_s, u"alice"_s};
        profile.method = u"directory"_s;
        profile.remembers = true;
        profile.allowsGuests = false;
        profile.saysWhich = true;
        profile.hashMemory = 128;
        const Profile again = toProfile(toSettings(profile), profile);
        QCOMPARE(again.redisUrl, profile.redisUrl);
        QCOMPARE(again.accountsUrl, profile.accountsUrl);
        QCOMPARE(again.userName, profile.userName);
        QCOMPARE(again.hashMemory, 128);
        QVERIFY(again.remembers && again.saysWhich && !again.allowsGuests);
    }

    void keepsPasswordsApart()
    {
        ui::ServerSettings settings;
        settings.redisUrl = u"redis://u:redis-secret@h"_s;
        settings.hasDirectory = true;
        settings.directory.kind = sql::DatabaseKind::Mysql;
        settings.directory.host = u"db"_s;
        settings.directory.database = u"company"_s;
        settings.directory.password = base::Secret(QStringView(u"sql-secret"));
        const Profile profile = toProfile(settings, {});
        QVERIFY(!profile.redisUrl.contains(u"secret"));
        QVERIFY(!profile.accountsUrl.contains(u"secret"));
        const ServerSecrets secrets = toSecrets(settings, {});
        QCOMPARE(secrets.redis, base::Secret(QStringView(u"redis-secret")));
        QCOMPARE(secrets.directory, base::Secret(QStringView(u"sql-secret")));
        QCOMPARE(secrets.names(), QStringList({u"redis"_s, u"directory"_s}));
        // What is not typed anew stays.
        settings.redisUrl = u"redis://u@h"_s;
        QCOMPARE(toSecrets(settings, secrets).redis, secrets.redis);
    }

    void anotherServerRemembersNobody()
    {
        Profile profile {u"Work"_s, u"redis://db1"_s, {}, u"alice"_s};
        profile.remembers = true;
        ui::ServerSettings settings = toSettings(profile);
        settings.redisUrl = u"redis://db2"_s;
        QVERIFY(!toProfile(settings, profile).remembers);
    }

    void showsTheLastMethodFirst()
    {
        Profile profile;
        QCOMPARE(firstMethod(profile, false), SignInMethod::Guest);
        QCOMPARE(firstMethod(profile, true), SignInMethod::Directory);
        profile.method = u"acl"_s;
        QCOMPARE(firstMethod(profile, true), SignInMethod::RedisAcl);
        profile.method = u"guest"_s;
        profile.allowsGuests = false;
        QCOMPARE(firstMethod(profile, false), SignInMethod::Directory);
        QVERIFY(!parseMethod(u"nonsense"_s));
    }
};

QTEST_GUILESS_MAIN(TestProfileEdit)
#include "tst_profileedit.moc"
