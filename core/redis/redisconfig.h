#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/redis/endpoint.h"

#include <QList>
#include <QString>

#include <chrono>

namespace redis {

/// How the nodes are found.
enum class Discovery : quint8 { Nodes, Sentinel, Cluster };

/// Which node subscriptions and reads prefer.
enum class ReadPreference : quint8 { Replica, Master, Nearest };

/// Bounds for a replica that is worth reading from.
struct ReplicaBounds {
    qint64 maxLagBytes = 8LL * 1024 * 1024;
    std::chrono::seconds maxSilence {15}; ///< since it last heard its master
    friend bool operator==(const ReplicaBounds &, const ReplicaBounds &) = default;
};

/// TLS as `rediss://` asks for it; the host name is always checked.
struct TlsConfig {
    bool enabled = false;
    QString caFile; ///< empty: the system's certificates
    QString certificateFile;
    QString keyFile;
};

/// All settings of a client.
struct RedisConfig {
    Discovery discovery = Discovery::Nodes;
    QList<Endpoint> endpoints;
    QString masterName; ///< Sentinel's service name
    QString sentinelUserName; ///< Sentinel has accounts of its own; empty is `default`
    base::Secret sentinelPassword; ///< empty: Sentinel wants none
    QString userName; ///< ACL user; empty is `default`
    base::Secret password;
    int database = 0;
    TlsConfig tls;
    ReadPreference read = ReadPreference::Replica;
    ReplicaBounds bounds; ///< `max-lag` and `max-silence` in the URL
    QByteArray prefix; ///< stands before every channel name
    QByteArray clientName = QByteArrayLiteral("taproom");

    std::chrono::milliseconds connectTimeout {3000};
    std::chrono::milliseconds replyTimeout {5000};
    /// Silence after which a PING is sent, and after which the connection is given up.
    std::chrono::milliseconds pingAfter {2000};
    std::chrono::milliseconds deadAfter {5000};
    /// How often a message is sent round to prove that what is published arrives.
    std::chrono::milliseconds probeInterval {30'000};
    /// Within which one Sentinel has to be connected and to answer before the next is asked.
    std::chrono::milliseconds sentinelTimeout {800};
};

/// Reads the URLs of product.md: `redis://`, `rediss://`, `redis+sentinel://`, `redis+cluster://`.
/// Errors: Input, with what is wrong; the text never repeats a password.
base::Result<RedisConfig> parseRedisUrl(const QString &url);

/// The URL that parseRedisUrl() reads back as `config`, but for its passwords: for a settings file.
QString toStoredUrl(const RedisConfig &config);

/// Where the URL leads, without passwords and options, for the window and logs.
QString toDisplayText(const RedisConfig &config);

} // namespace redis
