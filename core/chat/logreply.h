#pragma once

#include "core/base/result.h"
#include "core/chat/message.h"
#include "core/resp/respvalue.h"

#include <QList>

namespace chat {

/// A piece of a room's log, in ascending order.
struct LogPage {
    QList<ChatMessage> messages;
    /// Entries that the reply had; more than messages when some could not be read.
    qsizetype entries = 0;
    LogId first; ///< null when the page is empty
    LogId last;
};

/// Reads the reply of XRANGE.
///
/// Anybody with the right can write into a stream. An entry without a valid sender, uid or kind becomes
/// a message of kind Unknown without them: it keeps its place, so that the chain of ids stays whole.
/// Errors: Protocol: no list of entries in ascending order.
/// Source: https://redis.io/docs/latest/commands/xrange/
base::Result<LogPage> parseLogRange(const resp::RespValue &reply);
/// The same for XREVRANGE, whose reply has the newest first.
base::Result<LogPage> parseLogReverseRange(const resp::RespValue &reply);

} // namespace chat
