#include "core/base/ulid.h"

#include "core/base/clock.h"
#include "core/base/randomsource.h"

#include <algorithm>

namespace base {

namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr qsizetype ulidLength = 26;
constexpr qsizetype timeLength = 10;

/// The random part grows by one, so that ids of one millisecond keep their order.
void increment(std::array<std::byte, 10> &tail)
{
    for (auto byte = tail.rbegin(); byte != tail.rend(); ++byte) {
        *byte = std::byte(std::to_integer<unsigned>(*byte) + 1U);
        if (*byte != std::byte {0})
            return;
    }
}

int valueOf(char letter)
{
    const char *const end = alphabet + 32;
    const char *const found = std::find(alphabet, end, letter);
    return found == end ? -1 : int(found - alphabet);
}

} // namespace

UlidSource::UlidSource(const Clock &clock, RandomSource &random)
    : m_clock(clock)
    , m_random(random)
{
}

QByteArray UlidSource::next()
{
    const auto now = m_clock.wallTime();
    if (now > m_last) {
        m_last = now;
        m_random.fill(m_tail);
        // The highest bit stays free, so that increments within a millisecond cannot run over.
        m_tail[0] &= std::byte {0x7f};
    } else {
        increment(m_tail);
    }
    QByteArray text(ulidLength, Qt::Uninitialized);
    auto time = quint64(m_last.count());
    for (qsizetype i = timeLength; i-- > 0; time >>= 5)
        text[i] = alphabet[time & 31U];
    for (qsizetype i = 0; i < ulidLength - timeLength; ++i) {
        const qsizetype bit = i * 5;
        const auto byte = std::size_t(bit / 8);
        const auto high = std::to_integer<unsigned>(m_tail[byte]) << 8U;
        const auto low
            = byte + 1 < m_tail.size() ? std::to_integer<unsigned>(m_tail[byte + 1]) : 0U;
        text[timeLength + i] = alphabet[((high | low) >> (11 - bit % 8)) & 31U];
    }
    return text;
}

std::optional<std::chrono::milliseconds> parseUlidTime(QByteArrayView ulid)
{
    if (ulid.size() != ulidLength)
        return std::nullopt;
    quint64 time = 0;
    for (qsizetype i = 0; i < ulidLength; ++i) {
        const int value = valueOf(ulid[i]);
        if (value < 0 || (i == 0 && value > 7))
            return std::nullopt;
        if (i < timeLength)
            time = time << 5U | quint64(value);
    }
    return std::chrono::milliseconds(qint64(time));
}

} // namespace base
