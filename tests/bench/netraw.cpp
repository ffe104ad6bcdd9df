#include "core/resp/respcommand.h"
#include "tests/bench/netclients.h"

#include <arpa/inet.h>
#include <cstdio>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace bench {

namespace {

constexpr std::size_t BufferBytes = 64 * 1024;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

int connectTo(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        qFatal("cannot connect");
    return socket;
}

void writeAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t count = ::write(socket, bytes.data(), std::size_t(bytes.size()));
        if (count <= 0)
            qFatal("the peer is gone");
        bytes = bytes.sliced(count);
    }
}

qint64 readSome(int socket, std::vector<char> &buffer)
{
    const ssize_t count = ::read(socket, buffer.data(), buffer.size());
    if (count <= 0)
        qFatal("the peer is gone");
    return count;
}

QByteArray bulk(const QByteArray &text)
{
    return "$" + QByteArray::number(text.size()) + "\r\n" + text + "\r\n";
}

QByteArray pushed(char kind, const QByteArray &parts)
{
    return kind + QByteArray("3\r\n" + parts);
}

QByteArray message(char kind)
{
    return pushed(kind, QByteArray(bulk("message") + bulk(workChannel()) + bulk(workPayload())));
}

QByteArray confirmation(char kind)
{
    return pushed(kind, QByteArray(bulk("subscribe") + bulk(workChannel()) + ":1\r\n"));
}

/// read() into one buffer, bytes counted: what any client pays.
int receive(const ClientTask &task)
{
    const int socket = connectTo(task.port);
    writeAll(socket, resp::RespCommand {"SUBSCRIBE", workChannel()}.encoded());
    std::vector<char> buffer(BufferBytes);
    qint64 missing = task.count * message('*').size() + confirmation('*').size();
    missing -= readSome(socket, buffer);
    Meter meter;
    meter.start();
    while (missing > 0)
        missing -= readSome(socket, buffer);
    meter.finish();
    return missing == 0 ? 0 : 1;
}

/// Batches made before, replies counted in bytes.
int pipeline(const ClientTask &task)
{
    QByteArray batch;
    const QList<QByteArray> keys = workKeys();
    for (int i = 0; i < PipelineDepth / 2; ++i) {
        const QByteArray &key = keys[i];
        batch += resp::RespCommand {"SET", key, workPayload()}.encoded();
        batch += resp::RespCommand {"GET", key}.encoded();
    }
    const qint64 replyBytes = PipelineDepth / 2 * (5 + bulk(workPayload()).size());
    const int socket = connectTo(task.port);
    std::vector<char> buffer(BufferBytes);
    Meter meter;
    meter.start();
    for (qint64 sent = 0; sent < task.count; sent += PipelineDepth) {
        writeAll(socket, batch);
        for (qint64 missing = replyBytes; missing > 0;)
            missing -= readSome(socket, buffer);
    }
    meter.finish();
    return 0;
}

/// Publishes as fast as the server takes it, and reads the answers meanwhile.
int publish(const ClientTask &task)
{
    const QByteArray one = resp::RespCommand {"PUBLISH", workChannel(), workPayload()}.encoded();
    const qint64 perPiece = qint64(BufferBytes) / one.size();
    const int socket = connectTo(task.port);
    std::vector<char> buffer(BufferBytes);
    // Each answer is `:1`, since there is one subscriber.
    qint64 answerBytes = task.count * 4;
    qint64 unsent = task.count;
    QByteArray piece;
    QByteArrayView rest;
    while (answerBytes > 0) {
        if (rest.isEmpty() && unsent > 0) {
            const qint64 count = qMin(unsent, perPiece);
            piece = one.repeated(count);
            rest = piece;
            unsent -= count;
        }
        pollfd ready {socket, short(rest.isEmpty() ? POLLIN : POLLIN | POLLOUT), 0};
        poll(&ready, 1, -1);
        if (ready.revents & POLLOUT) {
            const ssize_t count = send(socket, rest.data(), std::size_t(rest.size()), MSG_DONTWAIT);
            rest = rest.sliced(qMax<ssize_t>(count, 0));
        }
        if (ready.revents & (POLLIN | POLLHUP))
            answerBytes -= readSome(socket, buffer);
    }
    return 0;
}

int listenOnFreePort()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    if (bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || listen(listener, 1) != 0)
        qFatal("cannot listen");
    getsockname(listener, reinterpret_cast<sockaddr *>(&address), &length);
    std::printf("port %d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    return accept(listener, nullptr, nullptr);
}

/// Stands in for a server: answers HELLO and SUBSCRIBE, then sends messages as fast as they are taken.
int stream(const ClientTask &task)
{
    const int socket = listenOnFreePort();
    std::vector<char> buffer(BufferBytes);
    char kind = '*';
    QByteArray asked;
    while (!asked.contains("SUBSCRIBE")) {
        asked.append(buffer.data(), readSome(socket, buffer));
        if (kind == '*' && asked.contains("HELLO")) {
            kind = '>';
            writeAll(socket,
                QByteArray("%3\r\n" + bulk("version") + bulk("7.0.15") + bulk("proto") + ":3\r\n"
                    + bulk("role") + bulk("master")));
        }
    }
    writeAll(socket, confirmation(kind));
    const QByteArray one = message(kind);
    const qint64 perPiece = qint64(BufferBytes) / one.size();
    const QByteArray piece = one.repeated(perPiece);
    for (qint64 unsent = task.count; unsent > 0; unsent -= perPiece)
        writeAll(socket, QByteArrayView(piece).first(qMin(unsent, perPiece) * one.size()));
    // The client has all when it closes.
    while (::read(socket, buffer.data(), buffer.size()) > 0) { }
    return 0;
}

} // namespace

int runRawClient(const ClientTask &task)
{
    if (task.kind == u"raw-receive")
        return receive(task);
    if (task.kind == u"raw-pipeline")
        return pipeline(task);
    if (task.kind == u"raw-publish")
        return publish(task);
    return stream(task);
}

} // namespace bench
