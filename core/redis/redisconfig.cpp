#include "core/redis/redisconfig.h"

#include <QUrl>
#include <QUrlQuery>

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxBound = 1'000'000'000'000;

auto inputError(const QString &detail)
{
    return base::failure(base::ErrorKind::Input, u"URL"_s, detail);
}

base::Result<> readScheme(QStringView scheme, RedisConfig &config)
{
    if (scheme == u"redis")
        return {};
    if (scheme == u"rediss") {
        config.tls.enabled = true;
        return {};
    }
    const bool isTls = scheme.startsWith(u"rediss+");
    const QStringView way = scheme.sliced(std::max<qsizetype>(0, scheme.indexOf(u'+') + 1));
    if (!scheme.startsWith(u"redis+") && !isTls)
        return inputError(
            u"a Redis URL starts with redis://, rediss://, redis+sentinel:// or redis+cluster://"_s);
    config.tls.enabled = isTls;
    if (way == u"sentinel")
        config.discovery = Discovery::Sentinel;
    else if (way == u"cluster")
        config.discovery = Discovery::Cluster;
    else
        return inputError(
            u"'%1' is not a known way to find nodes: use sentinel or cluster"_s.arg(way));
    return {};
}

QString decoded(QStringView text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

void readUserInfo(QStringView text, RedisConfig &config)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0) {
        config.userName = decoded(text);
        return;
    }
    config.userName = decoded(text.first(colon));
    config.password = base::Secret(
        QByteArrayView(QByteArray::fromPercentEncoding(text.sliced(colon + 1).toUtf8())));
}

base::Result<> readHosts(QStringView text, RedisConfig &config)
{
    for (const QStringView host : text.split(u',')) {
        const auto endpoint = parseEndpoint(host);
        if (!endpoint)
            return base::failure(endpoint.error());
        Endpoint found = *endpoint;
        if (config.discovery == Discovery::Sentinel && !host.contains(u':'))
            found.port = 26379;
        config.endpoints.append(found);
    }
    return {};
}

base::Result<> readPath(QStringView path, RedisConfig &config)
{
    if (config.discovery == Discovery::Sentinel) {
        if (path.isEmpty())
            return inputError(
                u"a Sentinel URL ends with the name of the master, such as /mymaster"_s);
        config.masterName = decoded(path);
        return {};
    }
    if (path.isEmpty())
        return {};
    bool isNumber = false;
    config.database = path.toInt(&isNumber);
    if (!isNumber || config.database < 0)
        return inputError(u"'%1' is not the number of a database"_s.arg(path));
    if (config.discovery == Discovery::Cluster && config.database != 0)
        return inputError(u"a cluster has database 0 only"_s);
    return {};
}

/// A number of at least 1 that is not absurd.
base::Result<qint64> readBound(const QString &name, const QString &value)
{
    bool isNumber = false;
    const qint64 bound = value.toLongLong(&isNumber);
    if (!isNumber || bound < 1 || bound > maxBound)
        return inputError(u"%1 takes a number from 1 to %2"_s.arg(name).arg(maxBound));
    return bound;
}

base::Result<> readBounds(const QString &name, const QString &value, ReplicaBounds &bounds)
{
    const auto bound = readBound(name, value);
    if (!bound)
        return base::failure(bound.error());
    if (name == u"max-lag")
        bounds.maxLagBytes = *bound;
    else
        bounds.maxSilence = std::chrono::seconds(*bound);
    return {};
}

base::Result<> readOption(const QString &name, const QString &value, RedisConfig &config)
{
    if (name == u"prefix") {
        config.prefix = value.toUtf8();
    } else if (name == u"read") {
        if (value == u"replica")
            config.read = ReadPreference::Replica;
        else if (value == u"master")
            config.read = ReadPreference::Master;
        else if (value == u"nearest")
            config.read = ReadPreference::Nearest;
        else
            return inputError(u"read=%1 is unknown: use replica, master or nearest"_s.arg(value));
    } else if (name == u"max-lag" || name == u"max-silence") {
        return readBounds(name, value, config.bounds);
    } else if (name == u"sentinel-user") {
        config.sentinelUserName = value;
    } else if (name == u"sentinel-password") {
        config.sentinelPassword = base::Secret(QByteArrayView(value.toUtf8()));
    } else if (name == u"ca") {
        config.tls.caFile = value;
    } else if (name == u"cert") {
        config.tls.certificateFile = value;
    } else if (name == u"key") {
        config.tls.keyFile = value;
    } else {
        return inputError(
            u"the option '%1' is unknown: use prefix, read, max-lag, max-silence, ca, cert, key, "
            "sentinel-user or sentinel-password"_s.arg(name));
    }
    return {};
}

base::Result<> readOptions(QStringView query, RedisConfig &config)
{
    const auto items = QUrlQuery(query.toString()).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (const auto done = readOption(name, value, config); !done)
            return done;
    }
    if (!config.tls.enabled
        && !(config.tls.caFile.isEmpty() && config.tls.certificateFile.isEmpty()))
        return inputError(u"ca and cert are for TLS: write rediss:// instead of redis://"_s);
    const bool hasSentinelUser
        = !config.sentinelUserName.isEmpty() || !config.sentinelPassword.isEmpty();
    if (hasSentinelUser && config.discovery != Discovery::Sentinel)
        return inputError(u"sentinel-user and sentinel-password are for redis+sentinel://"_s);
    return {};
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString schemeText(const RedisConfig &config)
{
    const QString scheme = config.tls.enabled ? u"rediss"_s : u"redis"_s;
    switch (config.discovery) {
    case Discovery::Nodes:
        return scheme;
    case Discovery::Sentinel:
        return scheme + u"+sentinel"_s;
    case Discovery::Cluster:
        return scheme + u"+cluster"_s;
    }
    return scheme;
}

QString hostsText(const RedisConfig &config)
{
    QStringList hosts;
    for (const Endpoint &endpoint : config.endpoints)
        hosts.append(toText(endpoint));
    return hosts.join(u',');
}

/// A bare ? in a password ends the URL's first part too early: then no error may repeat what it met.
bool mayHoldPasswordAnywhere(QStringView url)
{
    const qsizetype mark = url.indexOf(u'?');
    return mark >= 0 && !url.first(mark).contains(u'@') && url.sliced(mark).contains(u'@');
}

base::Result<RedisConfig> readUrl(const QString &trimmed)
{
    const qsizetype schemeEnd = trimmed.indexOf(u"://"_s);
    if (schemeEnd < 0)
        return inputError(u"a Redis URL looks like redis://localhost:6379"_s);
    RedisConfig config;
    if (const auto done = readScheme(QStringView(trimmed).first(schemeEnd), config); !done)
        return base::failure(done.error());

    QStringView rest = QStringView(trimmed).sliced(schemeEnd + 3);
    QStringView query;
    if (const qsizetype mark = rest.indexOf(u'?'); mark >= 0) {
        query = rest.sliced(mark + 1);
        rest = rest.first(mark);
    }
    // The last @ ends the user info: a password may hold one that was not percent-encoded.
    if (const qsizetype at = rest.lastIndexOf(u'@'); at >= 0) {
        readUserInfo(rest.first(at), config);
        rest = rest.sliced(at + 1);
    }
    QStringView path;
    if (const qsizetype slash = rest.indexOf(u'/'); slash >= 0) {
        path = rest.sliced(slash + 1);
        rest = rest.first(slash);
    }
    if (const auto done = readHosts(rest, config); !done)
        return base::failure(done.error());
    if (const auto done = readPath(path, config); !done)
        return base::failure(done.error());
    if (const auto done = readOptions(query, config); !done)
        return base::failure(done.error());
    return config;
}

} // namespace

base::Result<RedisConfig> parseRedisUrl(const QString &url)
{
    const QString trimmed = url.trimmed();
    auto config = readUrl(trimmed);
    if (!config && mayHoldPasswordAnywhere(trimmed))
        return inputError(u"the URL cannot be read; in a password, ? is written as %3F"_s);
    return config;
}

QString toDisplayText(const RedisConfig &config)
{
    QString text = schemeText(config) + u"://"_s;
    if (!config.userName.isEmpty())
        text += config.userName + u'@';
    text += hostsText(config);
    if (!config.masterName.isEmpty())
        text += u'/' + config.masterName;
    return text;
}

QString toStoredUrl(const RedisConfig &config)
{
    QString url = schemeText(config) + u"://"_s;
    if (!config.userName.isEmpty())
        url += encoded(config.userName) + u'@';
    url += hostsText(config);
    if (!config.masterName.isEmpty())
        url += u'/' + encoded(config.masterName);
    else if (config.database != 0)
        url += u'/' + QString::number(config.database);
    QStringList options;
    const auto add = [&options](QStringView name, const QString &value) {
        if (!value.isEmpty())
            options.append(name + u'=' + encoded(value));
    };
    add(u"prefix", QString::fromUtf8(config.prefix));
    if (config.read == ReadPreference::Master)
        add(u"read", u"master"_s);
    else if (config.read == ReadPreference::Nearest)
        add(u"read", u"nearest"_s);
    const ReplicaBounds usual;
    if (config.bounds.maxLagBytes != usual.maxLagBytes)
        add(u"max-lag", QString::number(config.bounds.maxLagBytes));
    if (config.bounds.maxSilence != usual.maxSilence)
        add(u"max-silence", QString::number(config.bounds.maxSilence.count()));
    add(u"sentinel-user", config.sentinelUserName);
    add(u"ca", config.tls.caFile);
    add(u"cert", config.tls.certificateFile);
    add(u"key", config.tls.keyFile);
    if (!options.isEmpty())
        url += u'?' + options.join(u'&');
    return url;
}

} // namespace redis
