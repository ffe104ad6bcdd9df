#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>

namespace resp {

/// The types of RESP2 and RESP3, named as in the specification.
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/
enum class RespType : quint8 {
    SimpleString,
    SimpleError,
    Integer,
    BulkString,
    Array,
    Null, ///< `_`, and RESP2's null bulk string `$-1` and null array `*-1`
    Boolean,
    Double,
    BigNumber,
    BulkError,
    VerbatimString,
    Map,
    Set,
    Push,
};

/// One RESP value that owns its bytes: for replies that are kept. The hot path uses RespView.
struct RespValue {
    RespType type = RespType::Null;
    /// SimpleString, SimpleError, BulkString, BulkError, VerbatimString (without its format), BigNumber (digits).
    QByteArray text;
    /// Integer, and Boolean as 0 or 1.
    qint64 integer = 0;
    double number = 0; ///< Double
    QByteArray format; ///< VerbatimString: three letters such as `txt`
    /// Array, Set, Push: the elements; Map: key, value, key, value, ...
    QList<RespValue> elements;
    /// Attributes sent before this value: key, value, key, value, ...
    QList<RespValue> attributes;

    bool isNull() const { return type == RespType::Null; }
    bool isError() const { return type == RespType::SimpleError || type == RespType::BulkError; }
    bool isText() const
    {
        return type == RespType::BulkString || type == RespType::SimpleString
            || type == RespType::VerbatimString;
    }
    bool isList() const
    {
        return type == RespType::Array || type == RespType::Set || type == RespType::Push;
    }

    // Not defaulted: Qt asks whether QList<RespValue> compares while this type is incomplete.
    friend bool operator==(const RespValue &left, const RespValue &right);
};

} // namespace resp

Q_DECLARE_METATYPE(resp::RespValue)
