#include "app/cli/demoaccounts.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

namespace {

AccountDeskConfig toConfig(const QString &file)
{
    AccountDeskConfig config;
    config.directory.file = file;
    config.directory.fileMode = sql::FileMode::Create;
    return config;
}

} // namespace

QStringList demoUsers()
{
    return {u"alice"_s, u"bob"_s, u"carol"_s};
}

QString demoPassword()
{
    return u"taproom-demo"_s;
}

DemoAccounts::DemoAccounts(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_left(demoUsers())
    , m_desk(toConfig(file), nullptr, m_secrets, m_clock, m_random)
{
}

void DemoAccounts::start()
{
    // As the servers, each demo begins anew.
    QFile::remove(m_file);
    createNext();
}

void DemoAccounts::createNext()
{
    if (m_left.isEmpty()) {
        emit written();
        return;
    }
    const QString name = m_left.takeFirst();
    QString shown = name;
    shown[0] = shown.at(0).toUpper();
    m_desk.service().create({name, shown, base::Secret(QStringView(demoPassword()))}, this,
        [this](const base::Result<accounts::ChangeOutcome> &made) {
            if (made)
                createNext();
            else
                emit failed(made.error());
        });
}

} // namespace app::cli
