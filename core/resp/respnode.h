#pragma once

#include "core/resp/respvalue.h"

#include <QtGlobal>

#include <type_traits>

namespace resp {

/// One item of a parsed value in the parser's flat list, where an aggregate is followed by its elements.
///
/// An attribute stands before the item that it belongs to and looks like a Map; it is no element itself.
/// Lifetime: `text` points into the block that the item came in.
struct RespNode {
    const char *text;
    union {
        qint64
            length; ///< strings: bytes; aggregates: elements, a Map's keys and values each as one
        qint64 integer; ///< Integer, and Boolean as 0 or 1
        double number; ///< Double
    };
    quint32 span; ///< this item and everything inside it, in nodes
    RespType type;
    bool isAttribute;
};

static_assert(sizeof(RespNode) <= 24 && std::is_trivially_copyable_v<RespNode>);

/// Types as bits, so that one look tells whether a type is among several.
constexpr quint32 typeBit(RespType type)
{
    return quint32(1) << quint32(type);
}
constexpr quint32 TextTypes = typeBit(RespType::BulkString) | typeBit(RespType::SimpleString)
    | typeBit(RespType::VerbatimString);
constexpr quint32 ErrorTypes = typeBit(RespType::SimpleError) | typeBit(RespType::BulkError);
constexpr quint32 ListTypes
    = typeBit(RespType::Array) | typeBit(RespType::Set) | typeBit(RespType::Push);

} // namespace resp
