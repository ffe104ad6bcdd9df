#include "faketransport.h"

#include "core/resp/respparser.h"

#include <algorithm>
#include <cstring>

namespace redis {

using namespace Qt::Literals::StringLiterals;

void FakeTransport::open(const Endpoint &endpoint, const TlsConfig &tls)
{
    Q_UNUSED(tls)
    m_endpoint = endpoint;
    m_incoming.clear();
    m_written.clear();
    m_isOpen = true;
    ++m_openCount;
}

void FakeTransport::abort()
{
    m_isOpen = false;
    m_incoming.clear();
}

qint64 FakeTransport::read(std::span<char> target)
{
    const qsizetype count = std::min<qsizetype>(m_incoming.size(), qsizetype(target.size()));
    if (count > 0)
        std::memcpy(target.data(), m_incoming.constData(), std::size_t(count));
    m_incoming.remove(0, count);
    return count;
}

void FakeTransport::write(QByteArrayView bytes)
{
    m_written.append(bytes);
}

void FakeTransport::accept()
{
    emit opened();
}

void FakeTransport::receive(const QByteArray &bytes)
{
    m_incoming.append(bytes);
    emit readyRead();
}

void FakeTransport::close(const QByteArray &last)
{
    m_incoming.append(last);
    emit closed({base::ErrorKind::Network, u"CLOSED"_s, u"the peer closed"_s});
}

void FakeTransport::setStuckBytes(qint64 bytes)
{
    m_stuckBytes = bytes;
    emit bytesWritten();
}

QList<QByteArray> FakeTransport::takeCommands()
{
    QList<QByteArray> commands;
    resp::RespParser parser;
    parser.setMessageForm(resp::RespParser::MessageForm::Never);
    while (!m_written.isEmpty()) {
        const std::span<char> room = parser.writable();
        const qsizetype count = std::min<qsizetype>(m_written.size(), qsizetype(room.size()));
        std::memcpy(room.data(), m_written.constData(), std::size_t(count));
        parser.written(count);
        m_written.remove(0, count);
        while (parser.next() == resp::RespParser::Step::Value) {
            QByteArrayList words;
            for (const resp::RespView word : parser.value())
                words.append(word.text().toByteArray());
            commands.append(words.join(' '));
        }
    }
    return commands;
}

resp::RespValue valueOf(const QByteArray &wire)
{
    resp::RespParser parser;
    parser.setMessageForm(resp::RespParser::MessageForm::Never);
    const std::span<char> room = parser.writable();
    Q_ASSERT(std::size_t(wire.size()) <= room.size());
    std::memcpy(room.data(), wire.data(), std::size_t(wire.size()));
    parser.written(wire.size());
    if (parser.next() != resp::RespParser::Step::Value)
        return {};
    return parser.value().toValue();
}

QByteArray bulk(QByteArrayView text)
{
    const QByteArray length = QByteArray::number(text.size());
    QByteArray wire = "$" + length + "\r\n";
    wire.append(text).append("\r\n");
    return wire;
}

QByteArray helloReply(QByteArrayView role)
{
    return "%4\r\n" + bulk("server") + bulk("redis") + bulk("version") + bulk("7.0.15")
        + bulk("proto") + ":3\r\n" + bulk("role") + bulk(role);
}

} // namespace redis
