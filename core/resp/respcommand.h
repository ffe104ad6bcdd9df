#pragma once

#include <QByteArray>
#include <QList>

#include <initializer_list>

namespace resp {

/// One command for the server: its words, and how they look on the wire.
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/#sending-commands-to-a-redis-server
class RespCommand final {
public:
    RespCommand() = default;
    RespCommand(std::initializer_list<QByteArrayView> words);

    RespCommand &add(QByteArrayView word);
    RespCommand &add(qint64 number);
    /// A word that no log or error may show, such as a password.
    RespCommand &addSecret(QByteArrayView word);

    /// The command's name in upper case, such as `XADD`.
    QByteArray name() const;
    qsizetype wordCount() const;
    /// For logs: the words with secret ones as `***` and long ones cut.
    QByteArray printable() const;
    /// The wire form: an array of bulk strings.
    const QByteArray &encoded() const;
};

} // namespace resp
