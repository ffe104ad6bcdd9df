#pragma once

#include "app/chatsession.h"
#include "app/commandline.h"
#include "app/looks.h"
#include "app/settings.h"
#include "app/signalwatch.h"
#include "app/windowsettings.h"
#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/constellation/member.h"
#include "ui/windows/logindialog.h"

#include <QObject>

#include <memory>

namespace ui {
class MainWindow;
}

namespace app {

/// The program with a window: builds everything, owns everything, and knows who needs whom.
/// Thread: GUI.
class Application final : public QObject {
    Q_OBJECT

public:
    explicit Application(const CommandLine &commandLine);
    ~Application() override;

    void start();

private:
    void startDemo(const QString &userName);
    void demoJoined(const constellation::ConstellationState &state);
    void showFirstRun();
    void showServerSettings();
    void addProfile(const QString &name, const QString &url);
    void showLogin(const QString &userName);
    void chooseProfile(const QString &name);
    void signIn(const ui::SignInRequest &request);
    void enter(const redis::RedisConfig &config, const QString &userName);
    void openWindow();
    void connectWindow();
    void joinRooms();
    void keepRooms();
    void signOut();
    void giveUpTry();
    void save();

    const CommonOptions m_options;
    const Command m_command;
    const Places m_places;
    Profiles m_profiles;
    WindowSettings m_settings;
    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    SignalWatch m_signals;
    Looks m_looks;
    std::unique_ptr<constellation::Member> m_demo;
    redis::RedisConfig m_config;
    QString m_profileName;
    QString m_userName;
    bool m_isDemo = false;
    std::unique_ptr<ChatSession> m_session;
    std::unique_ptr<ui::LoginDialog> m_login;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace app
