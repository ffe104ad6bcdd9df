#include "core/base/secret.h"

#include <QDebug>

#include <cstring>
#include <utility>

namespace base {

Secret::Secret(QByteArrayView bytes)
    : m_bytes(bytes.data(), bytes.size())
{
}

Secret::Secret(QStringView text)
    : m_bytes(text.toUtf8())
{
}

Secret::Secret(const Secret &other)
    : Secret(QByteArrayView(other.m_bytes))
{
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{
}

Secret &Secret::operator=(const Secret &other)
{
    if (this != &other) {
        wipe();
        m_bytes = QByteArray(other.m_bytes.constData(), other.m_bytes.size());
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

void Secret::wipe()
{
    // Unlike memset, explicit_bzero is not removed as a dead store.
    if (!m_bytes.isEmpty())
        explicit_bzero(m_bytes.data(), std::size_t(m_bytes.size()));
    m_bytes.clear();
}

bool operator==(const Secret &left, const Secret &right)
{
    if (left.m_bytes.size() != right.m_bytes.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < left.m_bytes.size(); ++i)
        difference |= unsigned(uchar(left.m_bytes[i]) ^ uchar(right.m_bytes[i]));
    return difference == 0;
}

QDebug operator<<(QDebug debug, const Secret &secret)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << (secret.isEmpty() ? "(empty)" : "***");
    return debug;
}

void wipe(QString &text)
{
    // A shared text would be copied by data(), and the copy wiped.
    if (!text.isEmpty() && text.isDetached())
        explicit_bzero(text.data(), std::size_t(text.size()) * sizeof(QChar));
    text.clear();
}

} // namespace base
