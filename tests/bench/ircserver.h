#pragma once

#include <QByteArray>

#include <atomic>
#include <mutex>
#include <thread>

namespace bench {

/// As much of an IRC server as a client needs to join a channel and hear it: what one client says the
/// others get, and floods are written as fast as the clients read.
/// Thread: any one; it serves its clients on a thread of its own.
class IrcServer final {
public:
    static constexpr int maxClients = 4;

    IrcServer();
    ~IrcServer();

    quint16 port() const { return m_port; }
    /// Clients that have joined the channel.
    int joined() const { return m_joined; }
    /// Writes `lines` to the client that came first; blocks while it does not read.
    void write(const QByteArray &lines);

private:
    struct Client {
        int socket = -1;
        QByteArray name;
        QByteArray read;
    };

    void serve();
    void accept();
    bool take(Client &client);
    void answer(Client &client, const QByteArray &line);
    void send(const Client &client, const QByteArray &text);

    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic_int m_joined = 0;
    std::atomic_bool m_ends = false;
    std::mutex m_writing;
    Client m_clients[maxClients];
    std::thread m_thread;
};

} // namespace bench
