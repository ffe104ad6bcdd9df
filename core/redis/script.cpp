#include "core/redis/script.h"

#include <QCryptographicHash>

namespace redis {

Script::Script(QByteArray source)
    : m_source(std::move(source))
    , m_sha(QCryptographicHash::hash(m_source, QCryptographicHash::Sha1).toHex())
{
}

} // namespace redis
