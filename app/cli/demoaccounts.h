#pragma once

#include "app/accountdesk.h"
#include "core/accounts/keychain.h"
#include "core/base/clock.h"
#include "core/base/randomsource.h"

#include <QObject>
#include <QStringList>

namespace app::cli {

/// Who can sign in to the demo.
QStringList demoUsers();
/// The one password of them all: it guards nothing but a private server of this computer.
QString demoPassword();

/// Makes the demo's account directory anew.
/// Thread: that of the object.
class DemoAccounts final : public QObject {
    Q_OBJECT

public:
    explicit DemoAccounts(const QString &file, QObject *parent = nullptr);

    /// Ends in written() or failed().
    void start();

signals:
    void written();
    void failed(const base::Error &error);

private:
    void createNext();

    QString m_file;
    QStringList m_left;
    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    accounts::Keychain m_secrets;
    AccountDesk m_desk;
};

} // namespace app::cli
