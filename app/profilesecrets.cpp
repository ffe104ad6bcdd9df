#include "app/profilesecrets.h"

#include "core/base/logging.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

base::Secret &secretOf(ServerSecrets &secrets, const QString &name)
{
    if (name == u"redis")
        return secrets.redis;
    if (name == u"sentinel")
        return secrets.sentinel;
    return name == u"directory" ? secrets.directory : secrets.cacheKey;
}

QString keychainName(const QString &profile, const QString &name)
{
    return u"profile/%1/%2"_s.arg(profile, name);
}

} // namespace

QStringList ServerSecrets::names() const
{
    QStringList names;
    if (!redis.isEmpty())
        names.append(u"redis"_s);
    if (!sentinel.isEmpty())
        names.append(u"sentinel"_s);
    if (!directory.isEmpty())
        names.append(u"directory"_s);
    if (!cacheKey.isEmpty())
        names.append(u"cache"_s);
    return names;
}

ProfileSecrets::ProfileSecrets(accounts::SecretStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
}

void ProfileSecrets::load(const QString &profile, const QStringList &names, QObject *context,
    std::function<void(const ServerSecrets &)> handler)
{
    if (const auto known = m_known.constFind(profile); known != m_known.cend()) {
        handler(*known);
        return;
    }
    loadNext(profile, names, {}, context, handler);
}

void ProfileSecrets::loadNext(const QString &profile, QStringList names, const ServerSecrets &soFar,
    QObject *context, const Loaded &handler)
{
    if (names.isEmpty()) {
        handler(soFar);
        return;
    }
    const QString name = names.takeFirst();
    m_store.read(keychainName(profile, name), context,
        [=, this](const base::Result<std::optional<base::Secret>> &secret) {
            if (!secret)
                qCWarning(base::logApp) << base::toLogText(secret.error());
            ServerSecrets more = soFar;
            if (secret && *secret)
                secretOf(more, name) = **secret;
            loadNext(profile, names, more, context, handler);
        });
}

void ProfileSecrets::keep(const QString &profile, const ServerSecrets &secrets, QObject *context,
    std::function<void(const base::Result<> &)> handler)
{
    m_known.insert(profile, secrets);
    keepNext(profile, secrets.names(), secrets, {}, context, handler);
}

void ProfileSecrets::keepNext(const QString &profile, QStringList names,
    const ServerSecrets &secrets, const base::Result<> &soFar, QObject *context,
    const Kept &handler)
{
    if (names.isEmpty()) {
        handler(soFar);
        return;
    }
    const QString name = names.takeFirst();
    ServerSecrets copy = secrets;
    m_store.write(keychainName(profile, name), secretOf(copy, name), context,
        [=, this](const base::Result<> &written) {
            keepNext(profile, names, secrets, written ? soFar : written, context, handler);
        });
}

} // namespace app
