#pragma once

#include "core/redis/transport.h"

#include <QSslError>

#include <memory>

class QTcpSocket;

namespace redis {

/// The pipe over TCP, or over TLS where the settings say so. The host name is always checked.
class SocketTransport final : public Transport {
    Q_OBJECT

public:
    explicit SocketTransport(QObject *parent = nullptr);
    ~SocketTransport() override;

    void open(const Endpoint &endpoint, const TlsConfig &tls) override;
    void abort() override;
    qint64 read(std::span<char> target) override;
    void write(QByteArrayView bytes) override;
    qint64 pendingBytes() const override;

private:
    struct DeleteLater {
        void operator()(QTcpSocket *socket) const;
    };

    void openPlain(const Endpoint &endpoint);
    void openTls(const Endpoint &endpoint, const TlsConfig &tls);
    void connectSignals();
    qsizetype writeAtOnce(QByteArrayView bytes);
    void reportError();
    void reportTlsErrors(const QList<QSslError> &errors);
    void fail(const base::Error &error);

    std::unique_ptr<QTcpSocket, DeleteLater> m_socket;
    Endpoint m_endpoint;
    bool m_hasFailed = false;
    qintptr m_plainSocket = -1; ///< the system's socket while bytes may be given to it as they are
};

/// Why a server's certificate is not trusted, as an Error with one of the codes TLSNAME, TLSEXPIRED,
/// TLSCA or TLS.
base::Error toError(const QList<QSslError> &errors, const Endpoint &endpoint);

} // namespace redis
