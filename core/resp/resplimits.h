#pragma once

#include <QtGlobal>

namespace resp {

/// What a peer may send at the most before it is taken for broken or hostile.
struct RespLimits {
    /// Longest bulk string. Redis itself allows 512 MiB; no chat needs that.
    qint64 maxBulkBytes = 64LL * 1024 * 1024;
    /// Most elements of one aggregate, and the most elements of a whole value.
    qint64 maxElements = 4LL * 1024 * 1024;
    /// Deepest nesting; real replies stay below 8.
    int maxDepth = 64;
    /// Longest line: simple strings, errors and big numbers.
    qint64 maxLineBytes = 64LL * 1024;
    /// All bytes of one top-level value.
    qint64 maxValueBytes = 256LL * 1024 * 1024;
};

} // namespace resp
