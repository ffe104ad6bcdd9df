#include "core/redis/sockettransport.h"

#include <QFile>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Bounds what Qt holds for us, so that a flood waits in the kernel and slows the sender down.
constexpr qint64 readBufferBytes = 128 * 1024;

base::Error networkError(const QString &code, const QString &detail)
{
    return {base::ErrorKind::Network, code, detail};
}

base::Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::ErrorKind::Input, u"TLSFILE"_s,
            u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

base::Result<QSslKey> readKey(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return base::failure(bytes.error());
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(*bytes, algorithm);
        if (!key.isNull())
            return key;
    }
    return base::failure(base::ErrorKind::Input, u"TLSFILE"_s,
        u"%1 holds no private key in PEM form"_s.arg(path));
}

base::Result<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return base::failure(bytes.error());
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (certificates.isEmpty())
        return base::failure(base::ErrorKind::Input, u"TLSFILE"_s,
            u"%1 holds no certificate in PEM form"_s.arg(path));
    return certificates;
}

base::Result<QSslConfiguration> makeConfiguration(const TlsConfig &tls)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!tls.caFile.isEmpty()) {
        const auto authorities = readCertificates(tls.caFile);
        if (!authorities)
            return base::failure(authorities.error());
        configuration.setCaCertificates(*authorities);
    }
    if (!tls.certificateFile.isEmpty()) {
        const auto chain = readCertificates(tls.certificateFile);
        if (!chain)
            return base::failure(chain.error());
        const auto key = readKey(tls.keyFile.isEmpty() ? tls.certificateFile : tls.keyFile);
        if (!key)
            return base::failure(key.error());
        configuration.setLocalCertificateChain(*chain);
        configuration.setPrivateKey(*key);
    }
    return configuration;
}

QString codeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return u"REFUSED"_s;
    case QAbstractSocket::HostNotFoundError:
        return u"HOST"_s;
    case QAbstractSocket::RemoteHostClosedError:
        return u"CLOSED"_s;
    case QAbstractSocket::NetworkError:
        return u"UNREACHABLE"_s;
    case QAbstractSocket::SslHandshakeFailedError:
        return u"TLS"_s;
    default:
        return u"SOCKET"_s;
    }
}

} // namespace

base::Error toError(const QList<QSslError> &errors, const Endpoint &endpoint)
{
    const auto has = [&errors](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(errors.begin(), errors.end(), [kinds](const QSslError &error) {
            return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
        });
    };
    QString code = u"TLS"_s;
    if (has({QSslError::CertificateExpired, QSslError::CertificateNotYetValid}))
        code = u"TLSEXPIRED"_s;
    else if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
                 QSslError::UnableToGetLocalIssuerCertificate,
                 QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted,
                 QSslError::UnableToGetIssuerCertificate}))
        code = u"TLSCA"_s;
    else if (has({QSslError::HostNameMismatch}))
        code = u"TLSNAME"_s;
    QStringList texts;
    for (const QSslError &error : errors)
        texts.append(error.errorString());
    texts.removeDuplicates();
    return networkError(code,
        u"the certificate of %1 is not trusted: %2"_s.arg(toText(endpoint), texts.join(u"; "_s)));
}

void SocketTransport::DeleteLater::operator()(QTcpSocket *socket) const
{
    // We may stand inside one of its signals.
    socket->deleteLater();
}

SocketTransport::SocketTransport(QObject *parent)
    : Transport(parent)
{
}

SocketTransport::~SocketTransport()
{
    abort();
}

void SocketTransport::open(const Endpoint &endpoint, const TlsConfig &tls)
{
    abort();
    m_endpoint = endpoint;
    m_hasFailed = false;
    if (tls.enabled)
        openTls(endpoint, tls);
    else
        openPlain(endpoint);
}

void SocketTransport::openPlain(const Endpoint &endpoint)
{
    m_socket.reset(new QTcpSocket); // NOLINT: make_unique knows no deleter
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] {
        m_plainSocket = m_socket->socketDescriptor();
        emit opened();
    });
    connectSignals();
    m_socket->connectToHost(endpoint.host, endpoint.port);
}

void SocketTransport::openTls(const Endpoint &endpoint, const TlsConfig &tls)
{
    auto *socket = new QSslSocket;
    m_socket.reset(socket);
    const auto configuration = makeConfiguration(tls);
    if (!configuration) {
        const base::Error error = configuration.error();
        QMetaObject::invokeMethod(
            socket, [this, error] { fail(error); }, Qt::QueuedConnection);
        return;
    }
    socket->setSslConfiguration(*configuration);
    connect(socket, &QSslSocket::encrypted, this, &SocketTransport::opened);
    connect(socket, &QSslSocket::sslErrors, this, &SocketTransport::reportTlsErrors);
    connectSignals();
    socket->connectToHostEncrypted(endpoint.host, endpoint.port);
}

void SocketTransport::connectSignals()
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(readBufferBytes);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &SocketTransport::readyRead);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &SocketTransport::bytesWritten);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &SocketTransport::reportError);
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    });
}

void SocketTransport::abort()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_plainSocket = -1;
    m_socket->abort();
    m_socket.reset();
}

qint64 SocketTransport::read(std::span<char> target)
{
    if (!m_socket || !m_socket->isOpen())
        return 0;
    return std::max<qint64>(0, m_socket->read(target.data(), qint64(target.size())));
}

void SocketTransport::write(QByteArrayView bytes)
{
    if (!m_socket)
        return;
    bytes = bytes.sliced(writeAtOnce(bytes));
    if (!bytes.isEmpty())
        m_socket->write(bytes.data(), bytes.size());
}

/// Gives the system what it takes right now, past Qt's buffer: a turn of the event loop and four system
/// calls less a write. What it does not take, and what went wrong, is left to Qt.
qsizetype SocketTransport::writeAtOnce(QByteArrayView bytes)
{
#ifdef MSG_NOSIGNAL
    if (m_plainSocket < 0 || m_socket->bytesToWrite() > 0)
        return 0;
    const ssize_t count = ::send(int(m_plainSocket), bytes.data(), std::size_t(bytes.size()),
        MSG_NOSIGNAL | MSG_DONTWAIT);
    return std::max<qsizetype>(count, 0);
#else
    Q_UNUSED(bytes);
    return 0;
#endif
}

qint64 SocketTransport::pendingBytes() const
{
    return m_socket ? m_socket->bytesToWrite() : 0;
}

void SocketTransport::reportTlsErrors(const QList<QSslError> &errors)
{
    // Never ignoreSslErrors(): a wrong name alone is reason enough to stop.
    fail(toError(errors, m_endpoint));
}

void SocketTransport::reportError()
{
    const QAbstractSocket::SocketError error = m_socket->error();
    const QString detail = error == QAbstractSocket::RemoteHostClosedError
        ? u"%1 closed the connection"_s.arg(toText(m_endpoint))
        : u"%1: %2"_s.arg(toText(m_endpoint), m_socket->errorString());
    fail(networkError(codeOf(error), detail));
}

void SocketTransport::fail(const base::Error &error)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    m_plainSocket = -1;
    emit closed(error);
}

} // namespace redis
