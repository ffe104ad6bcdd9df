#pragma once

#include <QByteArray>

namespace redis {

/// A Lua script with its SHA-1, which EVALSHA names it by.
class Script final {
public:
    explicit Script(QByteArray source);

    const QByteArray &source() const { return m_source; }
    /// 40 hexadecimal digits.
    const QByteArray &sha() const { return m_sha; }

private:
    QByteArray m_source;
    QByteArray m_sha;
};

} // namespace redis
