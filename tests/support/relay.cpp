#include "tests/support/relay.h"

#include <utility>

namespace support {

Relay::Relay(const redis::Endpoint &target)
    : m_target(target)
{
    connect(&m_server, &QTcpServer::newConnection, this, &Relay::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qWarning("the relay cannot listen: %s", qPrintable(m_server.errorString()));
}

Relay::~Relay()
{
    cut();
}

void Relay::accept()
{
    while (QTcpSocket *near = m_server.nextPendingConnection()) {
        auto *far = new QTcpSocket(this);
        near->setParent(this);
        m_pairs.push_back({near, far});
        connect(near, &QTcpSocket::readyRead, this, [this, near, far] { pass(near, far); });
        connect(far, &QTcpSocket::readyRead, this, [this, near, far] { pass(far, near); });
        connect(far, &QTcpSocket::connected, this, [this, near, far] { pass(near, far); });
        connect(near, &QTcpSocket::disconnected, far, &QTcpSocket::disconnectFromHost);
        connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
        far->connectToHost(m_target.host, m_target.port);
    }
}

void Relay::pass(QTcpSocket *from, QTcpSocket *to) const
{
    if (!m_isFrozen && to->state() == QAbstractSocket::ConnectedState)
        to->write(from->readAll());
}

void Relay::thaw()
{
    m_isFrozen = false;
    for (const Pair &pair : m_pairs) {
        pass(pair.near, pair.far);
        pass(pair.far, pair.near);
    }
}

void Relay::close()
{
    m_server.close();
    cut();
}

void Relay::cut()
{
    for (const Pair &pair : std::exchange(m_pairs, {})) {
        for (QTcpSocket *socket : {pair.near, pair.far}) {
            socket->disconnect();
            socket->abort();
            socket->deleteLater();
        }
    }
}

} // namespace support
