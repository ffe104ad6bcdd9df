#pragma once

#include <QByteArray>
#include <QList>

#include <initializer_list>

namespace resp {

/// One command for the server: its words, and how they look on the wire.
///
/// The words are encoded at once, into one buffer. A command with secret words wipes it when it goes,
/// unless others share it by then; the socket's own buffer is out of its reach.
/// Source: https://redis.io/docs/latest/develop/reference/protocol-spec/#sending-commands-to-a-redis-server
class RespCommand final {
public:
    RespCommand() = default;
    RespCommand(std::initializer_list<QByteArrayView> words);
    RespCommand(const RespCommand &) = default;
    RespCommand(RespCommand &&other) noexcept;
    RespCommand &operator=(const RespCommand &other);
    RespCommand &operator=(RespCommand &&other) noexcept;
    ~RespCommand();

    RespCommand &add(QByteArrayView word);
    RespCommand &add(qint64 number);
    /// A word that no log or error may show, such as a password.
    RespCommand &addSecret(QByteArrayView word);

    /// The command's name in upper case, such as `XADD`.
    QByteArray name() const;
    qsizetype wordCount() const { return m_wordCount; }
    /// All of them, the name first. Lifetime: that of the command, unchanged.
    QList<QByteArrayView> words() const;
    /// For logs: the words with secret ones as `***` and long ones cut.
    QByteArray printable() const;
    /// The wire form: an array of bulk strings. Empty without words.
    const QByteArray &encoded() const { return m_encoded; }

private:
    void wipe();
    char *extend(qsizetype bytes);
    void countWord();

    QByteArray m_encoded;
    qsizetype m_wordCount = 0;
    /// Bit n: word n is secret. The last bit stands for all words from there on.
    quint64 m_secretWords = 0;
};

} // namespace resp
