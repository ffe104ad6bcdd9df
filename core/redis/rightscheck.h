#pragma once

#include "core/base/result.h"
#include "core/resp/respcommand.h"
#include "core/resp/respvalue.h"

#include <QByteArrayList>
#include <QList>

namespace redis {

/// What a server says of a right.
enum class RightState : quint8 {
    Granted,
    Missing,
    Unknown, ///< the server is older than 7.0 or does not know the command
};

/// A command that asks which of `commands` the user might run, without running any of them.
/// Each is a command with its arguments; none of them is a secret.
/// Source: https://redis.io/docs/latest/develop/interact/programmability/lua-api/#redis.acl_check_cmd
resp::RespCommand makeRightsQuestion(const QList<QByteArrayList> &commands);

/// Reads the answer; one state a command, in their order.
/// Errors: Protocol when it is no answer to that many.
base::Result<QList<RightState>> readRights(const resp::RespValue &reply, qsizetype count);

} // namespace redis
