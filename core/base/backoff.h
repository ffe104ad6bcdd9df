#pragma once

#include <chrono>

namespace base {

class RandomSource;

/// Growing, fully jittered waits between tries, so that a thousand clients do not come back at once.
/// Lifetime: the random source must outlive it.
class Backoff final {
public:
    explicit Backoff(RandomSource &random,
        std::chrono::milliseconds first = std::chrono::milliseconds(200),
        std::chrono::milliseconds longest = std::chrono::seconds(20));

    /// The wait before the next try: between half of `first` and the present bound, which then doubles.
    std::chrono::milliseconds next();
    /// After a period of health: the next wait is short again.
    void reset();

private:
    RandomSource &m_random;
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    std::chrono::milliseconds m_bound;
};

} // namespace base
