#pragma once

#include "core/resp/respvalue.h"

#include <initializer_list>

/// Replies of the server, written shortly.
namespace replies {

inline resp::RespValue text(const QByteArray &bytes)
{
    resp::RespValue value;
    value.type = resp::RespType::BulkString;
    value.text = bytes;
    return value;
}

inline resp::RespValue list(const QList<resp::RespValue> &elements)
{
    resp::RespValue value;
    value.type = resp::RespType::Array;
    value.elements = elements;
    return value;
}

inline resp::RespValue number(double score)
{
    resp::RespValue value;
    value.type = resp::RespType::Double;
    value.number = score;
    return value;
}

inline resp::RespValue texts(const QByteArrayList &words)
{
    QList<resp::RespValue> elements;
    for (const QByteArray &word : words)
        elements << text(word);
    return list(elements);
}

/// An entry of a stream.
inline resp::RespValue entry(const QByteArray &id, const QByteArrayList &fields)
{
    return list({text(id), texts(fields)});
}

} // namespace replies
