#include "app/application.h"

#include "app/cli/demo.h"
#include "app/demostory.h"
#include "app/serverchoice.h"
#include "core/base/logging.h"
#include "ui/text/errortext.h"
#include "ui/windows/firstrundialog.h"
#include "ui/windows/mainwindow.h"
#include "ui/windows/serverdialog.h"

#include <QApplication>

#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The signal that asks for it may come from within the object itself.
template <typename Object>
void releaseLater(std::unique_ptr<Object> &object)
{
    if (Object *const released = object.release()) {
        released->disconnect();
        released->deleteLater();
    }
}

void tellStorage(const base::Result<> &done)
{
    if (!done)
        qCWarning(base::logApp) << base::toLogText(done.error());
}

} // namespace

Application::Application(const CommandLine &commandLine)
    : m_options(commandLine.common)
    , m_command(commandLine.command)
    , m_places(findPlaces(commandLine.common.dataDir))
    , m_profiles(readProfiles(m_places))
    , m_settings(readWindowSettings(m_places))
    , m_looks(m_settings)
{
    connect(&m_signals, &SignalWatch::asked, qApp, &QApplication::quit);
    connect(&m_looks, &Looks::themeChanged, this, [this](const ui::Theme &theme) {
        if (m_window)
            m_window->setTheme(theme);
    });
}

Application::~Application()
{
    if (m_window)
        save();
    // Its socket tells of its own end while the window is gone already.
    if (m_demo)
        m_demo->disconnect(this);
}

void Application::start()
{
    if (const auto *demo = std::get_if<DemoCommand>(&m_command)) {
        startDemo(demo->userName);
        return;
    }
    const auto config = chooseServer(m_options, m_profiles, readDemoState(m_places));
    if (!config) {
        showFirstRun();
        return;
    }
    m_config = *config;
    const QString name = m_options.profile.isEmpty() ? m_profiles.chosen : m_options.profile;
    const auto profile = m_options.redisUrl.isEmpty() ? m_profiles.find(name) : std::nullopt;
    m_profileName = profile ? profile->name : redis::toText(m_config.endpoints.first());
    showLogin(profile ? profile->userName : QString());
}

void Application::startDemo(const QString &userName)
{
    m_isDemo = true;
    m_profileName = u"Demo"_s;
    m_userName = userName;
    showLogin(userName);
    m_login->setProgress(tr("Starting a master, its replica and the replica's replica…"));
    const auto *command = std::get_if<DemoCommand>(&m_command);
    const auto shape = command ? command->shape : DemoCommand::Shape::Chain;
    m_demo = std::make_unique<constellation::Member>(cli::makeKeeperCommand(m_options, shape),
        m_places.demoFolder());
    connect(m_demo.get(), &constellation::Member::joined, this, &Application::demoJoined);
    connect(m_demo.get(), &constellation::Member::failed, this, [this](const base::Error &error) {
        if (m_window)
            m_window->setWarning(ui::errorText(error));
        else if (m_login)
            m_login->setError(error);
    });
    m_demo->join();
}

void Application::demoJoined(const constellation::ConstellationState &state)
{
    m_config = toConfig(state);
    m_login->setProgress(tr("Connecting…"));
    enter(m_config, m_userName);
}

void Application::showFirstRun()
{
    auto *dialog = new ui::FirstRunDialog(m_looks.theme());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::FirstRunDialog::demoRequested, this, [this] { startDemo(u"alice"_s); });
    connect(dialog, &ui::FirstRunDialog::serverNamed, this, &Application::addProfile);
    dialog->show();
}

void Application::showServerSettings()
{
    auto *dialog = new ui::ServerDialog(m_looks.theme(), m_login.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    if (const auto profile = m_profiles.find(m_profileName))
        dialog->setServer(profile->name, profile->redisUrl);
    connect(dialog, &ui::ServerDialog::serverNamed, this, &Application::addProfile);
    dialog->show();
}

void Application::addProfile(const QString &name, const QString &url)
{
    const auto config = redis::parseRedisUrl(url);
    if (!config)
        return;
    m_config = *config;
    m_profileName = name;
    const Profile profile {name, redis::toStoredUrl(*config), {}, {}};
    m_profiles.all.removeIf([&name](const Profile &other) { return other.name == name; });
    m_profiles.all.append(profile);
    m_profiles.chosen = name;
    tellStorage(writeProfiles(m_places, m_profiles));
    showLogin({});
}

void Application::showLogin(const QString &userName)
{
    releaseLater(m_login);
    m_login = std::make_unique<ui::LoginDialog>(m_looks.theme());
    QStringList names {m_profileName};
    QStringList servers {redis::toDisplayText(m_config)};
    for (const Profile &profile : std::as_const(m_profiles.all)) {
        if (profile.name != m_profileName) {
            names.append(profile.name);
            const auto config = redis::parseRedisUrl(profile.redisUrl);
            servers.append(config ? redis::toDisplayText(*config) : QString());
        }
    }
    if (m_isDemo && m_config.endpoints.isEmpty())
        servers.first() = tr("private servers on this computer");
    m_login->setProfiles(names, servers, m_profileName);
    m_login->setMethods({ui::SignInMethod::Guest, ui::SignInMethod::RedisAcl});
    m_login->setUserName(userName);
    connect(m_login.get(), &ui::LoginDialog::signInRequested, this, &Application::signIn);
    connect(m_login.get(), &ui::LoginDialog::cancelled, this, &Application::giveUpTry);
    connect(m_login.get(), &ui::LoginDialog::profileChosen, this, &Application::chooseProfile);
    connect(m_login.get(), &ui::LoginDialog::serverSettingsRequested, this,
        &Application::showServerSettings);
    connect(m_login.get(), &QDialog::rejected, qApp, &QApplication::quit);
    m_login->show();
}

void Application::chooseProfile(const QString &name)
{
    const auto profile = m_profiles.find(name);
    const auto config = profile ? redis::parseRedisUrl(profile->redisUrl)
                                : base::Result<redis::RedisConfig>(m_config);
    if (!config) {
        m_login->setError(config.error());
        return;
    }
    m_profileName = name;
    m_config = *config;
}

void Application::signIn(const ui::SignInRequest &request)
{
    redis::RedisConfig config = m_config;
    if (request.method == ui::SignInMethod::RedisAcl) {
        config.userName = request.userName;
        config.password = request.password;
    }
    m_login->setProgress(tr("Connecting…"));
    enter(config, request.userName);
}

void Application::enter(const redis::RedisConfig &config, const QString &userName)
{
    releaseLater(m_session);
    m_userName = userName;
    m_session = std::make_unique<ChatSession>(config, userName, m_clock, m_random);
    connect(m_session.get(), &ChatSession::entered, this, &Application::openWindow);
    connect(m_session.get(), &ChatSession::refused, this, [this](const base::Error &error) {
        giveUpTry();
        m_login->setError(error);
    });
    m_session->enter();
}

void Application::giveUpTry()
{
    releaseLater(m_session);
}

void Application::openWindow()
{
    m_window
        = std::make_unique<ui::MainWindow>(m_session->chat(), m_session->client(), m_profileName);
    m_window->setLooks(m_settings.theme, m_looks.language(), m_settings.textPercent);
    m_window->setTheme(m_looks.theme());
    m_window->setDoNotDisturb(m_settings.doNotDisturb);
    m_window->restoreGeometry(m_settings.geometry);
    m_window->setRoomMarks(readRoomMarks(m_places, m_profileName, m_userName));
    connectWindow();
    joinRooms();
    m_window->show();
    QStringList setAside = m_profiles.setAside;
    if (!m_settings.setAside.isEmpty())
        setAside.append(m_settings.setAside);
    if (!setAside.isEmpty())
        m_window->setWarning(tr("A settings file could not be read; it was set aside as %1")
                                 .arg(setAside.join(u", "_s)));
    // After the window stands, so that the program does not end with its last dialog.
    releaseLater(m_login);
}

void Application::connectWindow()
{
    connect(m_window.get(), &ui::MainWindow::themeChosen, this, [this](ui::ThemeMode mode) {
        m_settings.theme = mode;
        m_looks.setMode(mode);
        m_window->setLooks(m_settings.theme, m_looks.language(), m_settings.textPercent);
        save();
    });
    connect(m_window.get(), &ui::MainWindow::languageChosen, this, [this](const QString &language) {
        m_settings.language = language;
        m_looks.setLanguage(language);
        m_window->setLooks(m_settings.theme, m_looks.language(), m_settings.textPercent);
        save();
    });
    connect(m_window.get(), &ui::MainWindow::textPercentChosen, this, [this](int percent) {
        m_settings.textPercent = percent;
        m_looks.setTextPercent(percent);
        m_window->setLooks(m_settings.theme, m_looks.language(), m_settings.textPercent);
        save();
    });
    connect(m_window.get(), &ui::MainWindow::doNotDisturbChosen, this, [this](bool doNotDisturb) {
        m_settings.doNotDisturb = doNotDisturb;
        save();
    });
    connect(m_window.get(), &ui::MainWindow::roomMarksChosen, this,
        [this](const chat::RoomId &id, ui::RoomMarks marks) {
            auto all = readRoomMarks(m_places, m_profileName, m_userName);
            all.insert(id, marks);
            tellStorage(writeRoomMarks(m_places, m_profileName, m_userName, all));
        });
    connect(m_window.get(), &ui::MainWindow::signOutRequested, this, &Application::signOut);
}

void Application::joinRooms()
{
    QList<chat::RoomId> rooms = readRooms(m_places, m_profileName, m_userName);
    if (rooms.isEmpty() && m_isDemo) {
        for (const StoryLine &line : demoStory()) {
            const chat::RoomId room(line.channel);
            if (!rooms.contains(room))
                rooms.append(room);
        }
    }
    for (const chat::RoomId &room : std::as_const(rooms)) {
        if (const auto joined = m_session->chat().join(room); !joined)
            qCWarning(base::logApp) << base::toLogText(joined.error());
    }
    if (!rooms.isEmpty())
        m_window->openRoom(rooms.first());
    // Only from now on: what was just read need not be written room by room.
    chat::ChatService &chat = m_session->chat();
    connect(&chat, &chat::ChatService::roomAdded, this, &Application::keepRooms);
    connect(&chat, &chat::ChatService::roomRemoved, this, &Application::keepRooms);
}

void Application::keepRooms()
{
    QList<chat::RoomId> rooms;
    for (const chat::Room &room : m_session->chat().rooms())
        rooms.append(room.id);
    tellStorage(writeRooms(m_places, m_profileName, m_userName, rooms));
}

void Application::signOut()
{
    save();
    showLogin(m_userName);
    m_window->hide();
    releaseLater(m_window);
    releaseLater(m_session);
}

void Application::save()
{
    if (m_window)
        m_settings.geometry = m_window->saveGeometry();
    tellStorage(writeWindowSettings(m_places, m_settings));
}

} // namespace app
