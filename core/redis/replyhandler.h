#pragma once

#include "core/base/result.h"
#include "core/redis/subscribercount.h"
#include "core/resp/respvalue.h"
#include "core/resp/respview.h"

#include <functional>

namespace redis {

/// Receives the one answer; an error reply of the server comes as Error, with its prefix as the code.
using ReplyHandler = std::function<void(const base::Result<resp::RespValue> &)>;
/// The same with the reply still in the read block. Lifetime: the view is gone when the handler returns.
using ViewHandler = std::function<void(const base::Result<resp::RespView> &)>;
/// Receives one Result a command, in the order of the commands.
using PipelineHandler = std::function<void(const QList<base::Result<resp::RespValue>> &)>;
/// Receives one count a channel.
using CountHandler = std::function<void(const QList<SubscriberCount> &)>;

} // namespace redis
