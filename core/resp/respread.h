#pragma once

#include "core/base/result.h"
#include "core/resp/respview.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

/// Typed reading of replies. An error value gives toError(); a value of another type gives an Error of
/// kind Protocol with the code `REPLY`. RESP2's form of a type is read like RESP3's: a flat array like
/// a map, 0 and 1 like a boolean, a text like a double.
namespace resp {

using TextPair = std::pair<QByteArray, QByteArray>;

/// What a server's error says: `code` is the prefix (empty when there is none), `detail` the whole text
/// without the arguments that Redis repeats, since a password may be among them. NOAUTH, WRONGPASS and
/// NOPERM are of kind Credentials, all others of kind Server.
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors
base::Error toError(QByteArrayView errorText);

/// Done, whatever the answer, unless it is an error.
base::Result<> parseDone(const RespView &value);
base::Result<> parseDone(const RespValue &value);

/// An Integer, or a text that is one (GET of a counter).
base::Result<qint64> parseInteger(const RespView &value);
base::Result<qint64> parseInteger(const RespValue &value);

/// A Double or Integer, or a text that is one, such as RESP2's ZSCORE.
base::Result<double> parseDouble(const RespView &value);
base::Result<double> parseDouble(const RespValue &value);

/// A Boolean, or an Integer that is 0 or 1.
base::Result<bool> parseBoolean(const RespView &value);
base::Result<bool> parseBoolean(const RespValue &value);

/// BulkString, SimpleString or VerbatimString; a Null is an error.
base::Result<QByteArray> parseText(const RespView &value);
base::Result<QByteArray> parseText(const RespValue &value);

/// As parseText(), and nothing for a Null: GET of a missing key is no error.
base::Result<std::optional<QByteArray>> parseOptionalText(const RespView &value);
base::Result<std::optional<QByteArray>> parseOptionalText(const RespValue &value);

/// A list or set of texts; a Null is an empty list.
base::Result<QList<QByteArray>> parseTexts(const RespView &value);
base::Result<QList<QByteArray>> parseTexts(const RespValue &value);

/// A list or set of anything; a Null is an empty list.
base::Result<QList<RespValue>> parseList(const RespView &value);
base::Result<QList<RespValue>> parseList(const RespValue &value);

/// A map of texts, in the server's order: a Map, a flat array, or an array of pairs; a Null is empty.
base::Result<QList<TextPair>> parsePairs(const RespView &value);
base::Result<QList<TextPair>> parsePairs(const RespValue &value);

/// What stands under a text key of a Map or of a flat array; nothing when the key is not there.
std::optional<RespView> findField(const RespView &map, QByteArrayView key);
/// Lifetime: that of `map`.
const RespValue *findField(const RespValue &map, QByteArrayView key);

} // namespace resp
