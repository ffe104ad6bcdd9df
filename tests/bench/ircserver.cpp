#include "tests/bench/ircserver.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

void writeAll(int socket, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto written = ::send(socket, bytes.constData() + done,
            std::size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (written <= 0)
            return;
        done += written;
    }
}

} // namespace

IrcServer::IrcServer()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0
        || ::listen(m_listener, maxClients) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return;
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

IrcServer::~IrcServer()
{
    m_ends = true;
    if (m_thread.joinable())
        m_thread.join();
    for (const Client &client : m_clients)
        ::close(client.socket);
    ::close(m_listener);
}

void IrcServer::serve()
{
    while (!m_ends) {
        pollfd polled[maxClients + 1] = {{m_listener, POLLIN, 0}};
        for (int i = 0; i < maxClients; ++i)
            polled[i + 1] = {m_clients[i].socket, POLLIN, 0};
        if (::poll(polled, maxClients + 1, 50) <= 0)
            continue;
        if (polled[0].revents)
            accept();
        for (int i = 0; i < maxClients; ++i) {
            Client &client = m_clients[i];
            if (client.socket < 0 || !polled[i + 1].revents || take(client))
                continue;
            const std::scoped_lock lock(m_writing);
            ::close(client.socket);
            client = {};
            --m_joined;
        }
    }
}

void IrcServer::accept()
{
    const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    for (Client &client : m_clients) {
        if (client.socket < 0) {
            const std::scoped_lock lock(m_writing);
            client.socket = socket;
            return;
        }
    }
    ::close(socket);
}

bool IrcServer::take(Client &client)
{
    char buffer[4096];
    const auto count = ::recv(client.socket, buffer, sizeof buffer, 0);
    if (count <= 0)
        return false;
    client.read.append(buffer, count);
    qsizetype end = 0;
    while ((end = client.read.indexOf('\n')) >= 0) {
        answer(client, client.read.left(end).trimmed());
        client.read.remove(0, end + 1);
    }
    return true;
}

void IrcServer::answer(Client &client, const QByteArray &line)
{
    const QByteArray verb = line.split(' ').first().toUpper();
    const QByteArray rest = line.mid(verb.size() + 1);
    if (verb == "NICK") {
        client.name = rest;
    } else if (verb == "USER") {
        send(client,
            ":bench 001 " + client.name + " :welcome\r\n:bench 376 " + client.name + " :end\r\n");
    } else if (verb == "CAP" && rest.startsWith("LS")) {
        send(client, ":bench CAP * LS :\r\n");
    } else if (verb == "PING") {
        send(client, ":bench PONG bench " + rest + "\r\n");
    } else if (verb == "JOIN") {
        const QByteArray channel = rest.split(' ').first();
        send(client,
            ':' + client.name + "!u@h JOIN " + channel + "\r\n:bench 353 " + client.name + " = "
                + channel + " :" + client.name + " bob\r\n:bench 366 " + client.name + ' ' + channel
                + " :end\r\n");
        ++m_joined;
    } else if (verb == "PRIVMSG") {
        for (const Client &other : m_clients) {
            if (other.socket >= 0 && &other != &client)
                send(other, ':' + client.name + "!u@h " + line + "\r\n");
        }
    }
}

void IrcServer::send(const Client &client, const QByteArray &text)
{
    const std::scoped_lock lock(m_writing);
    writeAll(client.socket, text);
}

// In pieces of whole lines: an answer may go between them.
void IrcServer::write(const QByteArray &lines)
{
    constexpr qsizetype piece = 16 * 1024;
    for (qsizetype at = 0; at < lines.size();) {
        const qsizetype end = lines.indexOf('\n', std::min(at + piece, lines.size() - 1)) + 1;
        send(m_clients[0], lines.sliced(at, end - at));
        at = end;
    }
}

} // namespace bench
