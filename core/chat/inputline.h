#pragma once

#include "core/base/result.h"
#include "core/chat/draft.h"
#include "core/chat/roomid.h"

#include <QString>

#include <variant>

namespace chat {

/// `/join NAME`
struct JoinCommand {
    RoomId room;
    friend bool operator==(const JoinCommand &, const JoinCommand &) = default;
};
/// `/leave` leaves the room that it is written in, `/leave NAME` another one.
struct LeaveCommand {
    RoomId room; ///< null: the present one
    friend bool operator==(const LeaveCommand &, const LeaveCommand &) = default;
};
/// `/msg NAME` opens the room of both, `/msg NAME TEXT` says something there.
struct DirectCommand {
    QByteArray peer;
    QByteArray text; ///< may be empty
    friend bool operator==(const DirectCommand &, const DirectCommand &) = default;
};
/// `/help`
struct HelpCommand {
    friend bool operator==(const HelpCommand &, const HelpCommand &) = default;
};

using InputAction = std::variant<Draft, JoinCommand, LeaveCommand, DirectCommand, HelpCommand>;

/// What a line of the composer means: something to say, or a slash command. A text that is to begin with
/// a slash is written with two.
/// Errors: Input: of checkDraft(); UNKNOWNCOMMAND, COMMANDARGUMENT; of checkRoomName() and checkUserName().
base::Result<InputAction> parseInput(const QString &text);

/// The commands with what they do, a line each, for `/help`.
QString inputHelp();

} // namespace chat
