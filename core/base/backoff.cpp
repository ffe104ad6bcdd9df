#include "core/base/backoff.h"

#include "core/base/randomsource.h"

#include <algorithm>

namespace base {

Backoff::Backoff(RandomSource &random, std::chrono::milliseconds first,
    std::chrono::milliseconds longest)
    : m_random(random)
    , m_first(first)
    , m_longest(longest)
    , m_bound(first)
{
}

std::chrono::milliseconds Backoff::next()
{
    // Never zero: a server that refuses at once would be asked in a busy loop.
    const auto least = m_first / 2;
    const auto wait = least
        + std::chrono::milliseconds(qint64(m_random.below(quint64((m_bound - least).count()) + 1)));
    m_bound = std::min(m_bound * 2, m_longest);
    return wait;
}

void Backoff::reset()
{
    m_bound = m_first;
}

} // namespace base
