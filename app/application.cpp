#include "app/application.h"

#include "app/demostory.h"
#include "app/releaselater.h"
#include "core/base/logging.h"
#include "ui/text/errortext.h"
#include "ui/windows/changepassworddialog.h"
#include "ui/windows/present.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    , m_settings(readWindowSettings(m_places))
    , m_looks(m_settings)
    , m_reception(m_options, m_places, m_looks, m_clock, m_random)
{
    connect(&m_signals, &SignalWatch::asked, qApp, &QApplication::quit);
    connect(&m_reception, &Reception::admitted, this, &Application::openWindow);
    connect(&m_reception, &Reception::demoFailed, this, [this](const base::Error &error) {
        if (m_window)
            m_window->setWarning(ui::errorText(error));
    });
    connect(&m_looks, &Looks::themeChanged, this, [this](const ui::Theme &theme) {
        if (m_window)
            m_window->setTheme(theme);
    });
}

Application::~Application()
{
    if (m_window)
        save();
}

void Application::start()
{
    if (const auto *demo = std::get_if<DemoCommand>(&m_command))
        m_reception.startDemo(*demo);
    else
        m_reception.start();
}

void Application::openWindow()
{
    m_door = m_reception.admit();
    m_userName = m_door->outcome().account.name;
    connect(m_door.get(), &SignIn::ended, this, [this](const base::Error &why) {
        m_reception.forgetSignIn();
        leave(why);
        releaseLater(m_leaving, this);
    });
    // The demo's servers keep nothing either.
    m_stores.reset();
    if (!m_reception.isDemo())
        m_stores = std::make_unique<ChatStores>(m_places.dataFolder, m_door->client().config(),
            m_userName, m_clock);
    m_chat = std::make_unique<chat::ChatService>(m_door->client(), m_clock, m_random,
        m_userName.toUtf8(), m_stores ? m_stores->stores() : chat::LocalStores());
    if (m_stores)
        m_stores->tellTroubleTo(*m_chat);
    m_window
        = std::make_unique<ui::MainWindow>(*m_chat, m_door->client(), m_reception.profileName());
    m_window->setHasAccount(m_door->isByDirectory());
    m_window->setLooks(m_settings.theme, m_looks.language(), m_settings.textPercent);
    m_window->setTheme(m_looks.theme());
    m_window->setDoNotDisturb(m_settings.doNotDisturb);
    m_window->restoreGeometry(m_settings.geometry);
    m_window->setRoomMarks(readRoomMarks(m_places, m_reception.profileName(), m_userName));
    connectWindow();
    joinRooms();
    m_window->show();
    QStringList setAside = m_reception.setAside();
    if (!m_settings.setAside.isEmpty())
        setAside.append(m_settings.setAside);
    if (!setAside.isEmpty())
        m_window->setWarning(tr("A settings file could not be read; it was set aside as %1")
                                 .arg(setAside.join(u", "_s)));
    else if (!m_door->note().isEmpty())
        m_window->setWarning(m_door->note());
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
            auto all = readRoomMarks(m_places, m_reception.profileName(), m_userName);
            all.insert(id, marks);
            tellStorage(writeRoomMarks(m_places, m_reception.profileName(), m_userName, all));
        });
    connect(m_window.get(), &ui::MainWindow::accountRequested, this, &Application::answer);
}

void Application::joinRooms()
{
    QList<chat::RoomId> rooms = readRooms(m_places, m_reception.profileName(), m_userName);
    if (rooms.isEmpty() && m_reception.isDemo()) {
        for (const StoryLine &line : demoStory()) {
            const chat::RoomId room(line.channel);
            if (!rooms.contains(room))
                rooms.append(room);
        }
    }
    for (const chat::RoomId &room : std::as_const(rooms)) {
        if (const auto joined = m_chat->join(room); !joined)
            qCWarning(base::logApp) << base::toLogText(joined.error());
    }
    if (!rooms.isEmpty())
        m_window->openRoom(rooms.first());
    // Only from now on: what was just read need not be written room by room.
    chat::ChatService &chat = *m_chat;
    connect(&chat, &chat::ChatService::roomAdded, this, &Application::keepRooms);
    connect(&chat, &chat::ChatService::roomRemoved, this, &Application::keepRooms);
}

void Application::keepRooms()
{
    QList<chat::RoomId> rooms;
    for (const chat::Room &room : m_chat->rooms())
        rooms.append(room.id);
    tellStorage(writeRooms(m_places, m_reception.profileName(), m_userName, rooms));
}

void Application::answer(ui::AccountRequest request)
{
    switch (request) {
    case ui::AccountRequest::ChangePassword:
        return changePassword();
    case ui::AccountRequest::SignOut:
        return signOut();
    case ui::AccountRequest::SignOutEverywhere:
        return signOutEverywhere();
    }
}

void Application::changePassword()
{
    const accounts::Account &account = m_door->outcome().account;
    auto *dialog = new ui::ChangePasswordDialog(m_looks.theme(), account.name, account.displayName,
        m_window.get());
    connect(dialog, &ui::ChangePasswordDialog::changeRequested, this,
        [this, dialog](const base::Secret &oldPassword, const base::Secret &newPassword) {
            m_door->changePassword(oldPassword, newPassword, dialog,
                [this, dialog](const base::Result<accounts::ChangeOutcome> &changed) {
                    if (!m_window)
                        return;
                    if (!changed) {
                        dialog->setError(changed.error());
                        return;
                    }
                    m_window->setWarning(changed->redisAway
                            ? tr("The password is changed. Redis could not be told: what is "
                                 "remembered of the old one counts until it expires.")
                            : tr("The password is changed."));
                    dialog->accept();
                });
        });
    ui::present(dialog);
}

void Application::signOut()
{
    m_reception.forgetSignIn();
    SignIn &door = *m_door;
    leave(std::nullopt);
    door.leave(&door, [this](const base::Result<> &done) {
        tellStorage(done);
        releaseLater(m_leaving, this);
    });
}

void Application::signOutEverywhere()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Sign out everywhere"),
        tr("Sign %1 out on all computers? Each will ask for the password again.").arg(m_userName),
        QMessageBox::Cancel, m_window.get());
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    const QPushButton *go = question->addButton(tr("Sign out everywhere"), QMessageBox::AcceptRole);
    connect(question, &QMessageBox::buttonClicked, this, [this, go](const QAbstractButton *button) {
        if (static_cast<const QAbstractButton *>(go) != button)
            return;
        m_door->leaveEverywhere(m_door.get(), [this](const base::Result<> &done) {
            // They may have left by another way in the meantime.
            if (!m_window)
                return;
            if (!done) {
                m_window->setWarning(ui::errorText(done.error()));
                return;
            }
            m_reception.forgetSignIn();
            leave(std::nullopt);
            releaseLater(m_leaving, this);
        });
    });
    question->open();
}

void Application::leave(const std::optional<base::Error> &why)
{
    save();
    m_reception.showAgain(why);
    m_window->hide();
    releaseLater(m_window, this);
    releaseLater(m_chat, this);
    releaseLater(m_stores, this);
    // What it still has to say to the servers it says from aside.
    m_door->disconnect(this);
    m_leaving = std::move(m_door);
}

void Application::save()
{
    if (m_window)
        m_settings.geometry = m_window->saveGeometry();
    tellStorage(writeWindowSettings(m_places, m_settings));
}

} // namespace app
