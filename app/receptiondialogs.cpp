// The dialogs that the login dialog opens.
#include "app/accountchoice.h"
#include "app/profileedit.h"
#include "app/reception.h"
#include "core/base/logging.h"
#include "core/chat/checkup.h"
#include "core/sql/databaseurl.h"
#include "ui/text/errortext.h"
#include "ui/windows/checkupdialog.h"
#include "ui/windows/createaccountdialog.h"
#include "ui/windows/present.h"
#include "ui/windows/serverdialog.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

using ui::present;

void Reception::showServerSettings()
{
    auto *dialog = new ui::ServerDialog(m_looks.theme(), m_login.get());
    if (!isDemo())
        dialog->setSettings(toSettings(m_profile));
    connect(dialog, &ui::ServerDialog::settingsChosen, this, &Reception::takeSettings);
    connect(dialog, &ui::ServerDialog::testRequested, this,
        [this, dialog](const ui::ServerSettings &settings) { testServers(settings, dialog); });
    present(dialog);
}

void Reception::testServers(const ui::ServerSettings &settings, QWidget *parent)
{
    const auto redis = redis::parseRedisUrl(settings.redisUrl);
    if (!redis)
        return;
    m_secrets.load(settings.name, m_profile.keptSecrets, parent,
        [this, settings, parent, config = *redis](const ServerSecrets &known) {
            const ServerSecrets secrets = toSecrets(settings, known);
            ui::CheckedServers servers {config, settings.directory};
            servers.redis.password = secrets.redis;
            servers.redis.sentinelPassword = secrets.sentinel;
            servers.directory.password = secrets.directory;
            if (!settings.hasDirectory)
                servers.directory = ownDirectory(m_places);
            auto *dialog = present(new ui::CheckupDialog(m_looks.theme(), parent));
            auto *checkup
                = new chat::Checkup(servers.redis, servers.directory, m_clock, m_random, dialog);
            const auto show = [dialog, checkup, servers] {
                dialog->setLines(ui::toCheckLines(servers, checkup->report()));
            };
            connect(checkup, &chat::Checkup::changed, dialog, show);
            show();
            checkup->start();
        });
}

void Reception::takeSettings(const ui::ServerSettings &settings)
{
    const auto before = m_profiles.find(settings.name);
    Profile profile = toProfile(settings, before.value_or(Profile()));
    const QStringList kept = before ? before->keptSecrets : QStringList();
    m_secrets.load(profile.name, kept, this, [this, profile, settings](const ServerSecrets &known) {
        const ServerSecrets secrets = toSecrets(settings, known);
        Profile made = profile;
        made.keptSecrets = secrets.names();
        m_profiles.all.removeIf([&made](const Profile &other) { return other.name == made.name; });
        m_profiles.all.append(made);
        m_profile = made;
        m_given.reset();
        store();
        m_secrets.keep(made.name, secrets, this, [this](const base::Result<> &written) {
            if (!written && m_login)
                m_login->setError(written.error());
        });
        showLogin();
    });
}

void Reception::showCreateAccount()
{
    const auto directory = directoryConfig();
    if (!m_door || !directory)
        return;
    auto *dialog = new ui::CreateAccountDialog(m_looks.theme(), sql::toDisplayText(*directory),
        m_login.get());
    connect(dialog, &ui::CreateAccountDialog::createRequested, this,
        [this, dialog](const accounts::NewAccount &account) {
            m_door->desk().service().create(account, dialog,
                [this, dialog](const base::Result<accounts::ChangeOutcome> &made) {
                    if (!made) {
                        dialog->setError(made.error());
                        return;
                    }
                    m_login->setMethod(ui::SignInMethod::Directory);
                    m_login->setUserName(made->account.name);
                    dialog->accept();
                });
        });
    present(dialog);
}

} // namespace app
