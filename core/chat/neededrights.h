#pragma once

#include "core/chat/roomkeys.h"

#include <QByteArrayList>
#include <QList>

namespace chat {

/// What somebody cannot do without a right.
enum class RightUse : quint8 {
    Join,
    Read,
    Post,
    Browse,
    Count,
    Patterns,
    Presence,
    Markers,
    Direct, ///< to be found by others for a direct message
    Delivery, ///< to have it proved that what is published arrives
};

/// A command that stands for a right, and what it is for.
struct NeededRight {
    RightUse use = RightUse::Read;
    QByteArrayList command;
    bool isOnMaster = false; ///< else on the node that is read
    /// Without it a channel cannot be used; else something is missing in the picture.
    bool isVital = false;
};

/// The rights of a user `name` who joins, reads and writes `room`.
QList<NeededRight> neededRights(const RoomKeys &keys, const RoomId &room, const QByteArray &name);

} // namespace chat
