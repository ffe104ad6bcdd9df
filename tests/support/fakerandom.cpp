#include "tests/support/fakerandom.h"

#include <utility>

namespace support {

FakeRandom::FakeRandom(QList<quint64> numbers)
    : m_numbers(std::move(numbers))
{
}

quint64 FakeRandom::next()
{
    if (!m_numbers.isEmpty())
        return m_numbers.takeFirst();
    // xorshift64
    m_state ^= m_state << 13;
    m_state ^= m_state >> 7;
    m_state ^= m_state << 17;
    return m_state;
}

} // namespace support
