#pragma once

#include "core/base/result.h"
#include "core/redis/topologyview.h"
#include "core/resp/respvalue.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace redis {

/// What was looked at.
enum class HealthCheck : quint8 {
    Reachable, ///< the node answers
    Master, ///< there is one that takes writes
    Replica, ///< there is one to read from
    Link, ///< a replica gets everything
    Encryption, ///< TLS where others could listen
    StaleData, ///< a replica answers also without its master
    OutputBuffer, ///< how far a subscriber may fall behind before it is cut
    MinReplicas, ///< the master refuses what no replica would get
    Eviction, ///< logs are not thrown away when memory runs short
    Sentinel, ///< a Sentinel answers
    Quorum, ///< enough Sentinels agree to name another master
};

/// How what was looked at is.
enum class Health : quint8 {
    Good,
    Problem,
    Unknown, ///< the user may not see it, or the server does not say it
};

/// What was found at one place.
struct HealthFinding {
    HealthCheck check = HealthCheck::Reachable;
    Health health = Health::Unknown;
    QString place; ///< a node's address; empty: all of them
    QString detail; ///< what the server said, or a value as it stands in its settings

    friend bool operator==(const HealthFinding &, const HealthFinding &) = default;
};

/// Whether nodes answer, are connected to each other, and can be read and written.
QList<HealthFinding> judgeNodes(const TopologyView &view, ReadPreference preference);

/// Whether somebody on the way could listen. `addresses`: those of the host; empty when it is not known.
HealthFinding judgeEncryption(const Endpoint &endpoint, const QList<QHostAddress> &addresses,
    bool isEncrypted);

/// The settings that judgeSetting() looks at, for a node of that role; each is asked for by itself,
/// since servers before 7 take one a command.
/// Source: https://redis.io/docs/latest/commands/config-get/
QList<QByteArray> settingsToAsk(NodeRole role);

/// What CONFIG GET of one of them tells. `replicas`: how many follow the node.
HealthFinding judgeSetting(const Endpoint &endpoint, const QByteArray &name,
    const base::Result<resp::RespValue> &reply, qsizetype replicas);

/// What SENTINEL CKQUORUM tells.
/// Source: https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/
QList<HealthFinding> judgeQuorum(const Endpoint &sentinel,
    const base::Result<resp::RespValue> &reply);

} // namespace redis
