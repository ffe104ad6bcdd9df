#include "core/redis/slothash.h"

#include <array>

namespace redis {

namespace {

/// Of CRC-16/XMODEM, the one that clusters use; Qt's qChecksum() has others.
constexpr quint16 polynomial = 0x1021;

constexpr std::array<quint16, 256> makeTable()
{
    std::array<quint16, 256> table {};
    for (int byte = 0; byte < 256; ++byte) {
        auto rest = quint16(byte << 8);
        for (int bit = 0; bit < 8; ++bit)
            rest = quint16((rest << 1) ^ ((rest & 0x8000) ? polynomial : 0));
        table[std::size_t(byte)] = rest;
    }
    return table;
}

constexpr auto table = makeTable();

QByteArrayView hashedPart(QByteArrayView key)
{
    const qsizetype open = key.indexOf('{');
    if (open < 0)
        return key;
    const qsizetype close = key.indexOf('}', open + 1);
    return close > open + 1 ? key.sliced(open + 1, close - open - 1) : key;
}

} // namespace

quint16 hashSlot(QByteArrayView key)
{
    quint16 rest = 0;
    for (const char letter : hashedPart(key))
        rest = quint16((rest << 8) ^ table[std::size_t(((rest >> 8) ^ uchar(letter)) & 0xff)]);
    return rest % slotCount;
}

} // namespace redis
