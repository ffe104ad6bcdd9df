#pragma once

#include "core/redis/endpoint.h"

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <vector>

namespace support {

/// A port on 127.0.0.1 that passes everything on to a server, until the test wants a fault in between.
/// Works while the test's event loop spins.
class Relay final : public QObject {
public:
    explicit Relay(const redis::Endpoint &target);
    ~Relay() override;

    redis::Endpoint endpoint() const
    {
        return {m_server.serverAddress().toString(), m_server.serverPort()};
    }
    /// Connections stay open and nothing passes, as behind a router that lost its table.
    void freeze() { m_isFrozen = true; }
    /// Passes on again, what came meanwhile first.
    void thaw();
    /// Ends all connections; new ones are taken.
    void cut();
    /// The same, and new ones are refused.
    void close();

private:
    struct Pair {
        QTcpSocket *near = nullptr;
        QTcpSocket *far = nullptr;
    };

    void accept();
    void pass(QTcpSocket *from, QTcpSocket *to) const;

    redis::Endpoint m_target;
    QTcpServer m_server;
    std::vector<Pair> m_pairs;
    bool m_isFrozen = false;
};

} // namespace support
