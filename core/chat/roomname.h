#pragma once

#include "core/base/result.h"
#include "core/chat/roomid.h"

#include <QByteArrayView>

namespace chat {

constexpr qsizetype maxRoomNameBytes = 128;
constexpr qsizetype maxUserNameLetters = 32;

/// Whether a room may have this name: UTF-8, of bounded length, nothing invisible that deceives, and
/// none of the channels that Redis or Taproom itself uses.
/// Errors: Input: NAMEEMPTY, NAMETOOLONG, NAMENOTTEXT, NAMECONTROL, NAMERESERVED.
base::Result<> checkRoomName(QByteArrayView name);

/// Whether somebody may have this name: letters and digits of any script, `.`, `_`, `-`, and nothing
/// else, so that it is never a pattern for Redis.
/// Errors: Input: USEREMPTY, USERTOOLONG, USERNOTTEXT, USERLETTER.
base::Result<> checkUserName(QByteArrayView name);

/// checkUserName() without the reason: for what comes from the wire.
bool isUserName(QByteArrayView name);

/// Whether Redis or Taproom itself uses the channel: never shown as a room.
bool isReservedChannel(QByteArrayView channel);

} // namespace chat
