#include "core/chat/uid.h"

#include <QHash>

#include <array>
#include <cstring>

namespace chat {

namespace {

constexpr char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr qsizetype ulidLetters = 26;
constexpr quint8 noLetter = 0xff;

constexpr std::array<quint8, 256> makeValues()
{
    std::array<quint8, 256> values {};
    for (quint8 &value : values)
        value = noLetter;
    for (quint8 i = 0; i < 32; ++i)
        values[static_cast<quint8>(letters[i])] = i;
    return values;
}
constexpr std::array<quint8, 256> values = makeValues();

/// 13 letters of five bits: the lower 64 bits of them, and the one that is left over above.
bool readHalf(const char *text, quint64 &half, quint8 &first)
{
    first = values[static_cast<quint8>(text[0])];
    quint8 bad = first & 0x80u;
    half = 0;
    for (int i = 1; i < 13; ++i) {
        const quint8 value = values[static_cast<quint8>(text[i])];
        bad = static_cast<quint8>(bad | (value & 0x80u));
        half = (half << 5) | (value & 0x1fu);
    }
    return bad == 0;
}

} // namespace

UidView UidPacker::pack(QByteArrayView text)
{
    if (text.size() != ulidLetters)
        return UidView(text);
    quint64 high = 0;
    quint64 low = 0;
    quint8 highFirst = 0;
    quint8 lowFirst = 0;
    // 130 bits in letters, 128 in a ULID: the two uppermost have to be 0.
    if (!readHalf(text.data(), high, highFirst) || !readHalf(text.data() + 13, low, lowFirst)
        || highFirst > 7)
        return UidView(text);
    const quint64 upper = (quint64(highFirst) << 61) | (high << 1) | (lowFirst >> 4);
    const quint64 lower = (quint64(lowFirst & 0x0fu) << 60) | low;
    std::memcpy(m_packed, &upper, sizeof upper);
    std::memcpy(m_packed + sizeof upper, &lower, sizeof lower);
    return UidView(QByteArrayView(m_packed, UidView::packedBytes), UidView::Form::PackedUlid);
}

QByteArray UidView::toByteArray() const
{
    if (m_form == Form::Text)
        return m_bytes.toByteArray();
    quint64 upper = 0;
    quint64 lower = 0;
    std::memcpy(&upper, m_bytes.data(), sizeof upper);
    std::memcpy(&lower, m_bytes.data() + sizeof upper, sizeof lower);
    QByteArray text(ulidLetters, Qt::Uninitialized);
    char *out = text.data();
    for (qsizetype i = ulidLetters - 1; i >= 0; --i) {
        out[i] = letters[lower & 0x1fu];
        lower = (lower >> 5) | (upper << 59);
        upper >>= 5;
    }
    return text;
}

bool operator==(const UidView &left, const UidView &right)
{
    return left.m_form == right.m_form && left.m_bytes == right.m_bytes;
}

bool operator==(const UidView &left, QByteArrayView right)
{
    UidPacker packer;
    return left == packer.pack(right);
}

quint32 hashOf(const UidView &uid)
{
    const size_t hash
        = qHashBits(uid.bytes().data(), size_t(uid.bytes().size()), QHashSeed::globalSeed());
    return static_cast<quint32>(hash ^ (hash >> 32));
}

} // namespace chat
