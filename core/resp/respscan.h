#pragma once

#include <QtGlobal>

namespace resp {

/// How far a scan of one item came.
struct Scan {
    enum class State : quint8 {
        Done, ///< `next` is the byte behind the item
        More, ///< nothing is wrong so far, and bytes are missing
        Bad, ///< `next` is the byte that breaks the protocol
    };

    State state = State::More;
    const char *next = nullptr;
    const char *reason = nullptr; ///< only when Bad

    static Scan done(const char *next) { return {State::Done, next, nullptr}; }
    static Scan more() { return {}; }
    static Scan bad(const char *at, const char *reason) { return {State::Bad, at, reason}; }
};

/// Whether a length may be the -1 that RESP2 writes a null with.
enum class NullLength : quint8 { Refused, Allowed };

/// Reads the CR LF that must stand at `at`.
Scan scanLineEnd(const char *at, const char *end);

/// Reads `[+|-]digits CR LF` as a signed 64-bit number.
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/#integers
Scan scanInteger(const char *at, const char *end, qint64 &number);

/// Reads the length of a string or an aggregate: `digits CR LF`; a null gives -1.
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/#bulk-strings
Scan scanLength(const char *at, const char *end, NullLength null, qint64 &length);

/// The first CR or LF from `at` on, or `end`.
const char *findLineEnd(const char *at, const char *end);

/// Checks that the text of a line without its CR LF is a big number.
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/#big-numbers
Scan scanBigNumber(const char *at, const char *end);

/// Reads the text of a line without its CR LF as a double.
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/#doubles; NaN in any of libc's
/// spellings, as servers before 7.2 write it:
/// https://github.com/redis/redis-specifications/blob/master/protocol/RESP3.md
Scan scanDouble(const char *at, const char *end, double &number);

/// Short cut for `digits CR LF` of a length that is certainly small and has come whole: the byte
/// behind it, or null when it is anything else. What it takes, scanLength() takes as well.
inline const char *scanShortLength(const char *at, const char *end, qsizetype &length)
{
    constexpr qsizetype mostDigits = 8;
    const char *const first = at;
    quint64 number = 0;
    for (; at != end && uchar(*at - '0') <= 9; ++at)
        number = number * 10 + uchar(*at - '0');
    if (at == first || at - first > mostDigits || end - at < 2 || at[0] != '\r' || at[1] != '\n')
        return nullptr;
    length = qsizetype(number);
    return at + 2;
}

/// Short cut for a string of `length` bytes with its CR LF: the byte behind it, or null when it is not
/// all there.
inline const char *scanShortBody(const char *at, const char *end, qsizetype length)
{
    if (end - at < length + 2 || at[length] != '\r' || at[length + 1] != '\n')
        return nullptr;
    return at + length + 2;
}

} // namespace resp
