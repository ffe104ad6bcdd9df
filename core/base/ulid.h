#pragma once

#include <QByteArray>

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

namespace base {

class Clock;
class RandomSource;

/// Makes ULIDs: 26 letters that sort by the time they were made and are unique without asking anyone.
/// Two made within one millisecond still sort in the order they were made.
/// Lifetime: clock and random source must outlive it.
/// Source: the ULID specification, https://github.com/ulid/spec
class UlidSource final {
public:
    UlidSource(const Clock &clock, RandomSource &random);

    QByteArray next();

private:
    const Clock &m_clock;
    RandomSource &m_random;
    std::chrono::milliseconds m_last {0};
    std::array<std::byte, 10> m_tail {};
};

/// When a ULID was made; nothing when the text is no ULID.
/// Units: milliseconds since 1970, UTC.
std::optional<std::chrono::milliseconds> parseUlidTime(QByteArrayView ulid);

} // namespace base
