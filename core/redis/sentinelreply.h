#pragma once

#include "core/base/result.h"
#include "core/redis/endpoint.h"
#include "core/resp/respvalue.h"

#include <QList>
#include <QString>

#include <optional>

namespace redis {

/// What one Sentinel says of the master that it watches.
struct SentinelAnswer {
    Endpoint master;
    QList<Endpoint> replicas; ///< without those that the Sentinel holds for down
    QList<Endpoint> sentinels; ///< the others that watch the same master

    friend bool operator==(const SentinelAnswer &, const SentinelAnswer &) = default;
};

/// A failover as the Sentinels announce it: from now on the master is another node.
struct MasterSwitch {
    QString masterName;
    Endpoint from;
    Endpoint to;

    friend bool operator==(const MasterSwitch &, const MasterSwitch &) = default;
};

/// Reads the reply to SENTINEL GET-MASTER-ADDR-BY-NAME.
/// Errors: Topology (NOMASTERNAME) when the Sentinel does not know the name; Server as it said;
/// Protocol for any other form.
/// Source: https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/
base::Result<Endpoint> parseMasterAddress(const resp::RespValue &reply);

/// Reads the reply to SENTINEL REPLICAS or SENTINEL SENTINELS; nodes that are held for down, and those
/// without a usable address, are left out. Bounded to 100.
/// Errors: Server as it said; Protocol for any other form.
base::Result<QList<Endpoint>> parseSentinelNodes(const resp::RespValue &reply);

/// Reads the payload of `+switch-master`: NAME OLD-HOST OLD-PORT NEW-HOST NEW-PORT; nothing for any
/// other text.
std::optional<MasterSwitch> parseMasterSwitch(QByteArrayView payload);

} // namespace redis
