#pragma once

#include "core/resp/respview.h"

#include <QByteArray>

#include <limits>

namespace resp {

/// The value on one line, for logs, tools and tests; every type shows by its own first byte.
///
/// `+"…"` simple string, `-"…"` error, `:N`, `$"…"` bulk string, `null`, `#true`, `,1.5`, `(N` big number,
/// `!"…"` bulk error, `="txt:…"`, `[a, b]`, `~[a, b]` set, `%{k: v, …}` map, `>[a, b]` push,
/// `|{k: v, …} value` for a value with attributes. Strings are as in quoted(). Doubles are the shortest
/// text that reads back as the same number.
QByteArray toText(const RespView &value);
QByteArray toText(const RespValue &value);

/// The bytes in quotes with the escapes of JSON; what is no UTF-8 stands as `\xHH`. Of more than
/// `maxBytes` the rest is cut, and `…` stands behind the quotes.
QByteArray quoted(QByteArrayView bytes, qsizetype maxBytes = std::numeric_limits<qsizetype>::max());

} // namespace resp
