#pragma once

#include "app/chatstores.h"
#include "app/commandline.h"
#include "app/looks.h"
#include "app/reception.h"
#include "app/settings.h"
#include "app/signalwatch.h"
#include "app/signin.h"
#include "app/windowsettings.h"
#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/chat/chatservice.h"
#include "ui/windows/mainwindow.h"

#include <QObject>

#include <memory>
#include <optional>

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
    void openWindow();
    void connectWindow();
    void joinRooms();
    void keepRooms();
    void answer(ui::AccountRequest request);
    void changePassword();
    void signOut();
    void signOutEverywhere();
    void leave(const std::optional<base::Error> &why);
    void save();

    const CommonOptions m_options;
    const Command m_command;
    const Places m_places;
    WindowSettings m_settings;
    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    SignalWatch m_signals;
    Looks m_looks;
    Reception m_reception;
    QString m_userName;
    std::unique_ptr<SignIn> m_leaving; ///< revokes the session while the next one is asked for
    std::unique_ptr<SignIn> m_door;
    std::unique_ptr<ChatStores> m_stores;
    std::unique_ptr<chat::ChatService> m_chat;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace app
