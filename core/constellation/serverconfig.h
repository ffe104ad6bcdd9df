#pragma once

#include "core/redis/endpoint.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace constellation {

/// What a Sentinel watches, and when it acts.
struct SentinelTask {
    QString masterName = QStringLiteral("mymaster");
    redis::Endpoint master;
    int quorum = 2; ///< so many must hold the master for down before one is promoted
    int others = 2; ///< so many further Sentinels watch the same master
    std::chrono::milliseconds downAfter {1500};
};

/// How a node of a cluster talks to the others.
struct ClusterTask {
    quint16 busPort = 0; ///< 0: a free one is chosen with the port
    std::chrono::milliseconds nodeTimeout {2000};
};

/// What a private server is started with.
struct ServerConfig {
    /// Stands in the file's first line, e.g. `master`.
    QString name;
    /// Port 0: a free one is chosen at the first start and kept.
    redis::Endpoint endpoint {QStringLiteral("127.0.0.1"), 0};
    /// The server whose data it copies; nothing for a master.
    std::optional<redis::Endpoint> replicaOf;
    /// It is a Sentinel, and holds no data.
    std::optional<SentinelTask> sentinel;
    /// It is a node of a cluster.
    std::optional<ClusterTask> cluster;
    /// Further lines as in any redis.conf, such as `requirepass …` or `tls-port …`.
    QList<QByteArray> extraLines;
};

/// The configuration file, readable for someone who learns Redis from it.
/// `majorVersion` decides on `replicaof`, which had another name before Redis 5.
/// Source: https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/
QByteArray encodeServerConfig(const ServerConfig &config, const QString &folder, int majorVersion);

/// A word in quotes, with everything that would end or bend it escaped.
QByteArray quoteConfigWord(QByteArrayView word);

} // namespace constellation
