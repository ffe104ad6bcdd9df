#include "app/profileedit.h"

#include "core/sql/databaseurl.h"

using namespace Qt::Literals::StringLiterals;
using ui::SignInMethod;

namespace app {

ui::ServerSettings toSettings(const Profile &profile)
{
    ui::ServerSettings settings;
    settings.name = profile.name;
    settings.redisUrl = profile.redisUrl;
    const auto directory = sql::parseDatabaseUrl(profile.accountsUrl);
    settings.hasDirectory = directory.has_value();
    if (directory)
        settings.directory = *directory;
    settings.allowsGuests = profile.allowsGuests;
    settings.saysWhich = profile.saysWhich;
    return settings;
}

Profile toProfile(const ui::ServerSettings &settings, const Profile &before)
{
    Profile profile = before;
    profile.name = settings.name;
    const auto config = redis::parseRedisUrl(settings.redisUrl);
    profile.redisUrl = config ? redis::toStoredUrl(*config) : QString();
    profile.accountsUrl = settings.hasDirectory ? sql::toStoredUrl(settings.directory) : QString();
    // Another directory has other sign-ins.
    if (profile.accountsUrl != before.accountsUrl || profile.redisUrl != before.redisUrl)
        profile.remembers = false;
    profile.allowsGuests = settings.allowsGuests;
    profile.saysWhich = settings.saysWhich;
    return profile;
}

ServerSecrets toSecrets(const ui::ServerSettings &settings, const ServerSecrets &before)
{
    ServerSecrets secrets = before;
    if (const auto config = redis::parseRedisUrl(settings.redisUrl)) {
        if (!config->password.isEmpty())
            secrets.redis = config->password;
        if (!config->sentinelPassword.isEmpty())
            secrets.sentinel = config->sentinelPassword;
    }
    if (!settings.directory.password.isEmpty())
        secrets.directory = settings.directory.password;
    if (!settings.cacheKey.isEmpty())
        secrets.cacheKey = settings.cacheKey;
    return secrets;
}

QString toText(SignInMethod method)
{
    switch (method) {
    case SignInMethod::Directory:
        return u"directory"_s;
    case SignInMethod::RedisAcl:
        return u"acl"_s;
    case SignInMethod::Guest:
        break;
    }
    return u"guest"_s;
}

std::optional<SignInMethod> parseMethod(const QString &text)
{
    for (const auto method :
        {SignInMethod::Directory, SignInMethod::RedisAcl, SignInMethod::Guest}) {
        if (text == toText(method))
            return method;
    }
    return std::nullopt;
}

SignInMethod firstMethod(const Profile &profile, bool hasAccounts)
{
    const auto last = parseMethod(profile.method);
    const bool isAllowed = last && (*last != SignInMethod::Guest || profile.allowsGuests);
    if (isAllowed)
        return *last;
    return hasAccounts || !profile.allowsGuests ? SignInMethod::Directory : SignInMethod::Guest;
}

} // namespace app
