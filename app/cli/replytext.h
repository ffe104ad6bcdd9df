#pragma once

#include "core/base/error.h"
#include "core/resp/respvalue.h"

#include <QByteArray>
#include <QJsonObject>

namespace app::cli {

/// The reply as redis-cli shows it on a terminal: indexed lists, quoted strings; ends with a line end.
QByteArray toFormattedText(const resp::RespValue &reply);

/// The reply as redis-cli writes it into a pipe: the bytes themselves; ends with a line end.
QByteArray toRawText(const resp::RespValue &reply);

/// `{"command", "reply"}` or `{"command", "error"}`; bytes that are no UTF-8 become `{"hex": …}`,
/// maps become objects when their keys are text and lists of pairs otherwise.
QJsonObject toJson(const QByteArray &command, const resp::RespValue &reply);

/// The server's error as a reply, so that it is shown like any other.
resp::RespValue toErrorReply(const base::Error &error);

} // namespace app::cli
