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

/// How the parser lays out its memory. Tests choose small ones, so that every edge is met.
struct RespSizes {
    /// Room of an ordinary block; with its bookkeeping it stays below malloc's threshold for mmap.
    qsizetype blockBytes = 64 * 1024 - 64;
    /// Less room than this at a block's end is not worth a read; at most half of a block.
    qsizetype leastRoomBytes = 4 * 1024;
    /// A string of more bytes that its block has no room for gets a block of its own; less than
    /// a block's room.
    qsizetype largeBytes = 16 * 1024;
    /// The first room of such a block; it then grows with the bytes that really came.
    qsizetype firstLargeBytes = 256 * 1024;
};

} // namespace resp
