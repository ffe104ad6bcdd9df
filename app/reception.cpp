#include "app/reception.h"

#include "app/accountchoice.h"
#include "app/cli/demo.h"
#include "app/cli/demoaccounts.h"
#include "app/profileedit.h"
#include "app/releaselater.h"
#include "app/serverchoice.h"
#include "core/base/logging.h"
#include "core/sql/databaseurl.h"
#include "ui/text/errortext.h"
#include "ui/windows/firstrundialog.h"

#include <QApplication>
#include <QFile>

using namespace Qt::Literals::StringLiterals;
using ui::SignInMethod;

namespace app {

Reception::Reception(const CommonOptions &options, const Places &places, const Looks &looks,
    const base::Clock &clock, base::RandomSource &random, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_places(places)
    , m_looks(looks)
    , m_clock(clock)
    , m_random(random)
    , m_secrets(m_keychain)
    , m_profiles(readProfiles(places))
{
}

Reception::~Reception()
{
    // Its socket tells of its own end while the window is gone already.
    if (m_demo)
        m_demo->disconnect(this);
}

void Reception::start()
{
    const auto config = chooseServer(m_options, m_profiles, readDemoState(m_places));
    if (!config) {
        showFirstRun();
        return;
    }
    const QString name = m_options.profile.isEmpty() ? m_profiles.chosen : m_options.profile;
    const auto profile = m_options.redisUrl.isEmpty() ? m_profiles.find(name) : std::nullopt;
    Profile given {redis::toText(config->endpoints.first()), redis::toStoredUrl(*config),
        m_options.accountsUrl, {}};
    if (!profile)
        m_given = *config;
    m_profile = profile.value_or(given);
    m_resumes = profile && profile->remembers;
    showLogin();
}

void Reception::startDemo(const DemoCommand &demo)
{
    m_profile = {u"Demo"_s, {}, {}, demo.userName};
    m_demo = std::make_unique<constellation::Member>(cli::makeKeeperCommand(m_options, demo.shape),
        m_places.demoFolder());
    showLogin();
    m_login->setProgress(tr("Starting a master, its replica and the replica's replica…"));
    connect(m_demo.get(), &constellation::Member::joined, this,
        [this](const constellation::ConstellationState &state) {
            m_profile.redisUrl = redis::toStoredUrl(toConfig(state));
            signIn({m_profile.name, SignInMethod::Guest, m_profile.userName, {}, false});
            prepareDoor();
        });
    connect(m_demo.get(), &constellation::Member::failed, this, [this](const base::Error &error) {
        if (m_login)
            m_login->setError(error);
        emit demoFailed(error);
    });
    m_demo->join();
}

void Reception::showAgain(const std::optional<base::Error> &why)
{
    m_resumes = false;
    showLogin();
    if (why)
        m_login->setRefusal(ui::errorText(*why));
}

std::unique_ptr<SignIn> Reception::admit()
{
    // After the window stands, so that the program does not end with its last dialog.
    releaseLater(m_login, this);
    m_door->disconnect(this);
    return std::move(m_door);
}

void Reception::showFirstRun()
{
    auto *dialog = new ui::FirstRunDialog(m_looks.theme());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::FirstRunDialog::demoRequested, this, [this] { startDemo({}); });
    connect(dialog, &ui::FirstRunDialog::serverNamed, this,
        [this](const QString &name, const QString &url) {
            ui::ServerSettings settings;
            settings.name = name;
            settings.redisUrl = url;
            takeSettings(settings);
        });
    dialog->show();
}

void Reception::showLogin()
{
    releaseLater(m_login, this);
    m_login = std::make_unique<ui::LoginDialog>(m_looks.theme());
    QStringList names;
    QStringList servers;
    const auto add = [&](const Profile &profile) {
        const auto config = redis::parseRedisUrl(profile.redisUrl);
        names.append(profile.name);
        servers.append(config ? redis::toDisplayText(*config) : QString());
    };
    add(m_profile);
    for (const Profile &profile : std::as_const(m_profiles.all)) {
        if (profile.name != m_profile.name)
            add(profile);
    }
    if (isDemo()) {
        servers.first() = tr("Private servers on this computer. Accounts: %1; password: %2")
                              .arg(cli::demoUsers().join(u", "_s), cli::demoPassword());
    }
    m_login->setProfiles(names, servers, m_profile.name);
    connect(m_login.get(), &ui::LoginDialog::signInRequested, this, &Reception::signIn);
    connect(m_login.get(), &ui::LoginDialog::cancelled, this, [this] {
        m_waiting.reset();
        if (m_door)
            m_door->giveUp();
    });
    connect(m_login.get(), &ui::LoginDialog::profileChosen, this, [this](const QString &name) {
        if (const auto profile = m_profiles.find(name))
            chooseProfile(*profile);
    });
    connect(m_login.get(), &ui::LoginDialog::serverSettingsRequested, this,
        &Reception::showServerSettings);
    connect(m_login.get(), &ui::LoginDialog::createAccountRequested, this,
        &Reception::showCreateAccount);
    connect(m_login.get(), &ui::LoginDialog::methodChosen, this, &Reception::askWhetherToCreate);
    connect(m_login.get(), &QDialog::rejected, qApp, &QApplication::quit);
    chooseProfile(m_profile);
    m_login->show();
}

void Reception::chooseProfile(const Profile &profile)
{
    if (profile.name != m_profile.name)
        m_given.reset();
    m_profile = profile;
    QList<SignInMethod> methods {SignInMethod::Directory, SignInMethod::RedisAcl};
    if (profile.allowsGuests)
        methods.append(SignInMethod::Guest);
    m_login->setMethods(methods);
    m_login->setCanCreate(false);
    m_login->setMethod(firstMethod(profile, hasAccounts()));
    m_login->setUserName(profile.userName);
    if (!m_profile.redisUrl.isEmpty())
        prepareDoor();
}

void Reception::prepareDoor()
{
    releaseLater(m_door, this);
    m_secrets.load(m_profile.name, m_profile.keptSecrets, this,
        [this, name = m_profile.name](const ServerSecrets &secrets) {
            if (name == m_profile.name)
                openDoor(secrets);
        });
}

void Reception::openDoor(const ServerSecrets &secrets)
{
    const auto config = doorConfig(secrets);
    if (!config) {
        m_login->setError(config.error());
        return;
    }
    m_door = std::make_unique<SignIn>(*config, m_keychain, m_clock, m_random);
    connect(m_door.get(), &SignIn::entered, this, &Reception::entered);
    connect(m_door.get(), &SignIn::refused, m_login.get(), &ui::LoginDialog::setRefusal);
    connect(m_door.get(), &SignIn::failed, this, &Reception::failed);
    if (m_waiting) {
        m_door->enter(*m_waiting);
        m_waiting.reset();
    } else if (std::exchange(m_resumes, false)) {
        m_login->setProgress(tr("Signing in as %1…").arg(m_profile.userName));
        m_door->resume(m_profile.userName);
    } else {
        askWhetherToCreate(firstMethod(m_profile, hasAccounts()));
    }
}

base::Result<redis::RedisConfig> Reception::redisConfig() const
{
    return m_given ? *m_given : redis::parseRedisUrl(m_profile.redisUrl);
}

base::Result<sql::DatabaseConfig> Reception::directoryConfig() const
{
    const QString url
        = m_options.accountsUrl.isEmpty() ? m_profile.accountsUrl : m_options.accountsUrl;
    if (!url.isEmpty())
        return sql::parseDatabaseUrl(url);
    sql::DatabaseConfig own = ownDirectory(m_places);
    if (isDemo())
        own.file = m_places.demoAccountsFile();
    return own;
}

base::Result<DoorConfig> Reception::doorConfig(const ServerSecrets &secrets) const
{
    const auto redis = redisConfig();
    if (!redis)
        return base::failure(redis.error());
    const auto directory = directoryConfig();
    if (!directory)
        return base::failure(directory.error());
    DoorConfig config;
    config.redis = *redis;
    if (config.redis.password.isEmpty())
        config.redis.password = secrets.redis;
    if (config.redis.sentinelPassword.isEmpty())
        config.redis.sentinelPassword = secrets.sentinel;
    config.accounts.directory = *directory;
    if (config.accounts.directory.password.isEmpty())
        config.accounts.directory.password = secrets.directory;
    config.accounts.cacheKey = secrets.cacheKey;
    config.accounts.policy = policyOf(m_profile);
    config.accounts.profile = m_profile.name;
    return config;
}

bool Reception::hasAccounts() const
{
    return isDemo() || !m_profile.accountsUrl.isEmpty() || !m_options.accountsUrl.isEmpty()
        || QFile::exists(m_places.accountsFile());
}

void Reception::askWhetherToCreate(SignInMethod method)
{
    m_login->setCanCreate(false);
    if (method != SignInMethod::Directory || !m_door)
        return;
    m_door->desk().service().inspect(m_door.get(),
        [this](const base::Result<accounts::DirectoryReport> &report) {
            if (m_login)
                m_login->setCanCreate(report && report->canInsert && report->takesNewHash());
        });
}

void Reception::signIn(const ui::SignInRequest &request)
{
    m_method = request.method;
    m_profile.userName = request.userName;
    m_login->setProgress(request.method == SignInMethod::Directory ? tr("Checking the password…")
                                                                   : tr("Connecting…"));
    if (m_door)
        m_door->enter(request);
    else
        m_waiting = request;
}

void Reception::entered()
{
    m_profile.userName = m_door->outcome().account.name;
    if (m_door->isByDirectory())
        m_method = SignInMethod::Directory;
    m_profile.method = isDemo() ? QString() : toText(m_method);
    m_profile.remembers = m_door->isRemembered();
    store();
    emit admitted();
}

void Reception::failed(const base::Error &error)
{
    // What is about the password, and not about the name.
    if (error.code == "SESSION_TOKEN"_L1 || error.code == "PASSWORD"_L1)
        m_login->setRefusal(ui::errorText(error));
    else
        m_login->setError(error);
    if (error.kind == base::ErrorKind::Credentials || error.code == "SESSION_TOKEN"_L1)
        forgetSignIn();
}

void Reception::forgetSignIn()
{
    if (!std::exchange(m_profile.remembers, false))
        return;
    store();
}

void Reception::store()
{
    for (Profile &profile : m_profiles.all) {
        if (profile.name != m_profile.name)
            continue;
        profile = m_profile;
        m_profiles.chosen = m_profile.name;
        if (const auto written = writeProfiles(m_places, m_profiles); !written)
            qCWarning(base::logApp) << base::toLogText(written.error());
    }
}

} // namespace app
