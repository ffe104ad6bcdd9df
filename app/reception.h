#pragma once

#include "app/commandline.h"
#include "app/looks.h"
#include "app/profilesecrets.h"
#include "app/settings.h"
#include "app/signin.h"
#include "core/accounts/keychain.h"
#include "core/constellation/member.h"
#include "ui/widgets/serversettings.h"
#include "ui/windows/logindialog.h"

#include <QObject>

#include <memory>

namespace app {

/// Everything before the main window: profiles, the login dialog and what it opens, and the door.
/// Thread: GUI. Lifetime: what it is given must outlive it.
class Reception final : public QObject {
    Q_OBJECT

public:
    Reception(const CommonOptions &options, const Places &places, const Looks &looks,
        const base::Clock &clock, base::RandomSource &random, QObject *parent = nullptr);
    ~Reception() override;

    void start();
    void startDemo(const DemoCommand &demo);
    /// After somebody has left; `why` when they had to.
    void showAgain(const std::optional<base::Error> &why);
    /// After admitted(): the dialog goes, and the door is the caller's.
    std::unique_ptr<SignIn> admit();

    const QString &profileName() const { return m_profile.name; }
    bool isDemo() const { return m_demo != nullptr; }
    /// Files that could not be understood.
    const QStringList &setAside() const { return m_profiles.setAside; }
    /// The remembered sign-in of this computer is gone.
    void forgetSignIn();

signals:
    void admitted();
    void demoFailed(const base::Error &error);

private:
    void showFirstRun();
    void showServerSettings();
    void testServers(const ui::ServerSettings &settings, QWidget *parent);
    void showCreateAccount();
    void takeSettings(const ui::ServerSettings &settings);
    void chooseProfile(const Profile &profile);
    void showLogin();
    void prepareDoor();
    void openDoor(const ServerSecrets &secrets);
    base::Result<DoorConfig> doorConfig(const ServerSecrets &secrets) const;
    base::Result<redis::RedisConfig> redisConfig() const;
    base::Result<sql::DatabaseConfig> directoryConfig() const;
    bool hasAccounts() const;
    void askWhetherToCreate(ui::SignInMethod method);
    void signIn(const ui::SignInRequest &request);
    void entered();
    void failed(const base::Error &error);
    void store();

    const CommonOptions &m_options;
    const Places &m_places;
    const Looks &m_looks;
    const base::Clock &m_clock;
    base::RandomSource &m_random;
    accounts::Keychain m_keychain;
    ProfileSecrets m_secrets;
    Profiles m_profiles;
    Profile m_profile; ///< the one that is chosen; not of the file when a URL was given
    std::optional<redis::RedisConfig> m_given; ///< by a URL, instead of a profile
    std::unique_ptr<constellation::Member> m_demo;
    std::unique_ptr<SignIn> m_door;
    std::unique_ptr<ui::LoginDialog> m_login;
    std::optional<ui::SignInRequest> m_waiting; ///< until the door is ready
    ui::SignInMethod m_method = ui::SignInMethod::Guest;
    bool m_resumes = false;
};

} // namespace app
