#pragma once

#include "core/base/result.h"
#include "core/redis/endpoint.h"
#include "core/resp/respvalue.h"

#include <QList>

#include <optional>

namespace redis {

/// A run of slots with the nodes that serve it.
struct SlotRange {
    quint16 first = 0;
    quint16 last = 0;
    Endpoint master;
    QList<Endpoint> replicas;

    friend bool operator==(const SlotRange &, const SlotRange &) = default;
};

/// What an error reply to a CLUSTER command means: Topology (NOTCLUSTER) when the server is no part of a
/// cluster; any other error stays as it is.
base::Error explainClusterError(const base::Error &error, const Endpoint &asked);

/// The reply to CLUSTER SLOTS. `asked` is the node that answered: one that does not know its own address
/// leaves it out. Runs whose master hides its address are left out, and so are such replicas.
/// Errors: Protocol for another form, slots out of range or given twice; Topology (NOSLOTS) when there is
/// no slot at all; and the server's.
/// Source: https://redis.io/docs/latest/commands/cluster-slots/
base::Result<QList<SlotRange>> parseClusterSlots(const resp::RespValue &reply,
    const Endpoint &asked);

/// `cluster_current_epoch` of CLUSTER INFO; 0 when the text does not have it. The greater one is the newer
/// news.
/// Source: https://redis.io/docs/latest/commands/cluster-info/
quint64 parseClusterEpoch(QByteArrayView info);

/// Where a node sends us.
struct Redirect {
    enum class Kind : quint8 {
        Moved, ///< the slot is there from now on
        Ask, ///< this one command is to be asked there, after ASKING
    };
    Kind kind = Kind::Moved;
    quint16 slot = 0;
    Endpoint to;

    friend bool operator==(const Redirect &, const Redirect &) = default;
};

/// The redirect in an error reply of `asked`; nothing for any other error, or a malformed one.
/// Source: https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#redirection-and-resharding
std::optional<Redirect> parseRedirect(const base::Error &error, const Endpoint &asked);

} // namespace redis
