#pragma once

#include "core/resp/respparser.h"

#include <QByteArray>

#include <cstdlib>

/// Helpers of the fuzz targets.
namespace fuzz {

/// Stops the program, so that the fuzzer keeps the input.
inline void require(bool fact)
{
    if (!fact)
        std::abort();
}

/// Gives sizes of reads; the same start gives the same sizes.
class ReadSizes final {
public:
    /// Reads of at most `most` bytes; all of one byte when `most` is 1.
    ReadSizes(quint32 seed, qsizetype most)
        : m_state(seed | 1)
        , m_most(most)
    {
    }

    qsizetype next()
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 17;
        m_state ^= m_state << 5;
        return 1 + qsizetype(m_state % quint32(m_most));
    }

private:
    quint32 m_state;
    qsizetype m_most;
};

/// Gives the bytes to the parser in such reads; `drain` takes the steps after each and says whether to
/// go on.
template <typename Drain>
void feed(resp::RespParser &parser, QByteArrayView bytes, ReadSizes sizes, Drain drain)
{
    while (!bytes.isEmpty()) {
        const std::span<char> room = parser.writable();
        require(!room.empty());
        const qsizetype count = qMin(qMin(sizes.next(), bytes.size()), qsizetype(room.size()));
        std::memcpy(room.data(), bytes.data(), std::size_t(count));
        parser.written(count);
        bytes = bytes.sliced(count);
        if (!drain())
            return;
    }
}

} // namespace fuzz
