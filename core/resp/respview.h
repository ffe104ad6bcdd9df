#pragma once

#include "core/resp/respvalue.h"

#include <QByteArrayView>

namespace resp {

/// A parsed value whose strings still stand in the read block. Cheap to copy, never outlives the parser's next().
class RespView final {
public:
    RespType type() const;
    bool isNull() const;
    bool isError() const;
    /// BulkString, SimpleString or VerbatimString.
    bool isText() const;
    /// Array, Set or Push.
    bool isList() const;
    QByteArrayView text() const;
    qint64 integer() const;
    double number() const;
    /// Elements; of a Map keys and values each count one.
    qsizetype size() const;
    /// Element by position; iterating with begin()/end() is O(1) a step.
    RespView operator[](qsizetype position) const;
    /// A copy that stays.
    RespValue toValue() const;
};

} // namespace resp
