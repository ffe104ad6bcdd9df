#pragma once

#include "core/base/result.h"
#include "core/resp/respcommand.h"

#include <QList>

#include <optional>

namespace redis {

/// The keys of a command, or its shard channels, which decide to which node of a cluster it goes; none
/// for a command that any node can serve. A command that is not known here is taken to have one key, its
/// first argument, as most have.
/// Lifetime: the views are those of the command.
/// Source: https://redis.io/docs/latest/develop/reference/key-specs/
QList<QByteArrayView> keysOf(const resp::RespCommand &command);

/// The one slot of all keys of all the commands; nothing when there is no key.
/// Errors: Input with CROSSSLOT when they are in several.
base::Result<std::optional<quint16>> slotOf(const QList<resp::RespCommand> &commands);

} // namespace redis
