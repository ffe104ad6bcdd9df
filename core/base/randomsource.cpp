#include "core/base/randomsource.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cstring>

namespace base {

void RandomSource::fill(std::span<std::byte> bytes)
{
    while (!bytes.empty()) {
        const quint64 word = next();
        const std::size_t count = std::min(bytes.size(), sizeof word);
        std::memcpy(bytes.data(), &word, count);
        bytes = bytes.subspan(count);
    }
}

quint64 RandomSource::below(quint64 bound)
{
    if (bound < 2)
        return 0;
    // Numbers from the last, incomplete run of `bound` would favour the small ones.
    const quint64 limit = ~quint64 {0} - (~quint64 {0} % bound + 1) % bound;
    quint64 number = next();
    while (number > limit)
        number = next();
    return number % bound;
}

quint64 SystemRandomSource::next()
{
    return QRandomGenerator::system()->generate64();
}

} // namespace base
