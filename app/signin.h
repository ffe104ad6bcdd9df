#pragma once

#include "app/accountdesk.h"
#include "app/wakewatch.h"
#include "ui/windows/logindialog.h"

#include <QObject>

#include <memory>

namespace app {

/// The servers of a profile, passwords and all.
struct DoorConfig {
    redis::RedisConfig redis;
    AccountDeskConfig accounts;
};

/// The door of one profile: lets somebody in by one of the ways, and holds the connection on which they
/// then chat, and their account desk, until they are gone.
///
/// Thread: GUI. Lifetime: keychain, clock and random source must outlive it.
class SignIn final : public QObject {
    Q_OBJECT

public:
    SignIn(DoorConfig config, accounts::SecretStore &secrets, const base::Clock &clock,
        base::RandomSource &random, QObject *parent = nullptr);
    ~SignIn() override;

    /// Ends in entered(), refused() or failed().
    void enter(const ui::SignInRequest &request);
    /// In without a password, by what is remembered on this computer. Ends in the same.
    void resume(const QString &userName);
    void giveUp();

    /// After entered().
    redis::RedisClient &client() { return *m_client; }
    const accounts::LoginOutcome &outcome() const { return m_outcome; }
    bool isByDirectory() const { return m_isByDirectory; }
    bool isRemembered() const { return m_isRemembered; }
    /// What the user should know besides.
    const QString &note() const { return m_note; }

    /// The accounts, also before anybody is in: to make one, say.
    AccountDesk &desk();
    /// A new password ends all remembered sign-ins; this one is made anew when there was one.
    void changePassword(const base::Secret &oldPassword, const base::Secret &newPassword,
        QObject *context, accounts::OutcomeHandler handler);
    /// Forgets the sign-in of this computer, or of all; `done` is called also when there is none.
    void leave(QObject *context, accounts::DoneHandler done);
    void leaveEverywhere(QObject *context, accounts::DoneHandler done);

signals:
    void entered();
    /// Somebody looked and said no; `text` is for the user.
    void refused(const QString &text);
    /// Nobody could be asked.
    void failed(const base::Error &error);
    /// The account is not welcome any more.
    void ended(const base::Error &why);

private:
    void connectWith(const redis::RedisConfig &config);
    void tell(const base::Result<accounts::LoginOutcome> &outcome);
    void remember();
    void judge();
    void finish();

    const DoorConfig m_config;
    accounts::SecretStore &m_secrets;
    const base::Clock &m_clock;
    base::RandomSource &m_random;
    WakeWatch m_wake;
    std::unique_ptr<redis::RedisClient> m_client;
    std::unique_ptr<AccountDesk> m_desk;
    /// Tries are told apart by it: what a given-up one still answers goes nowhere.
    std::unique_ptr<QObject> m_try;
    accounts::LoginOutcome m_outcome;
    bool m_isByDirectory = false;
    bool m_remembers = false;
    bool m_isRemembered = false;
    bool m_awaitsLink = false;
    QString m_note;
};

} // namespace app
