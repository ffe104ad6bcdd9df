#pragma once

#include "core/chat/roomkeys.h"
#include "core/redis/redisconfig.h"
#include "core/resp/respcommand.h"

#include <QByteArrayList>
#include <QList>

namespace chat {

/// What somebody cannot do without a right.
enum class RightUse : quint8 {
    Join,
    Read,
    Post,
    Topic,
    Browse,
    Count,
    Nodes, ///< to see which nodes there are, and how they are
    Patterns,
    Presence,
    Markers,
    Direct, ///< to be found by others for a direct message
    Delivery, ///< to have it proved that what is published arrives
    SignIns, ///< the login cache, its throttle and remembered sign-ins
};

/// A command that stands for a right, and what it is for.
struct NeededRight {
    RightUse use = RightUse::Read;
    QByteArrayList command;
    bool isOnMaster = false; ///< else on the node that is read
    /// Without it a channel cannot be used; else something is missing in the picture.
    bool isVital = false;

    friend bool operator==(const NeededRight &, const NeededRight &) = default;
};

/// The rights of a user `name` who joins, reads and writes `room`; in a cluster also those that its
/// nodes ask for.
/// Source: resources/docs/protocol.md, resources/acl
QList<NeededRight> neededRights(const RoomKeys &keys, const RoomId &room, const QByteArray &name,
    redis::Discovery discovery);
/// Those of a program that remembers sign-ins in Redis.
QList<NeededRight> signInRights();

/// Those that are needed on the master, or those on the node that is read.
QList<NeededRight> rightsAt(QList<NeededRight> rights, bool isOnMaster);
/// Asks a server which of them its user has; redis::readRights() reads the answer, in their order.
resp::RespCommand makeRightsQuestion(const QList<NeededRight> &rights);

} // namespace chat
