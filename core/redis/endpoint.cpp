#include "core/redis/endpoint.h"

#include <QHashFunctions>

#include <algorithm>

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint16 defaultPort = 6379;
constexpr qsizetype maxHostLength = 255; ///< of a name in DNS

base::Result<quint16> parsePort(QStringView text)
{
    bool isNumber = false;
    const uint port = text.toUInt(&isNumber);
    if (!isNumber || port == 0 || port > 65535)
        return base::failure(base::ErrorKind::Input, u"PORT"_s,
            u"'%1' is not a port between 1 and 65535"_s.arg(text));
    return quint16(port);
}

bool isHostCharacter(QChar letter)
{
    return letter.isLetterOrNumber() || letter == u'.' || letter == u'-' || letter == u'_'
        || letter == u':' || letter == u'%';
}

} // namespace

QString toText(const Endpoint &endpoint)
{
    if (endpoint.isEmpty())
        return {};
    if (endpoint.host.contains(u':'))
        return u"[%1]:%2"_s.arg(endpoint.host).arg(endpoint.port);
    return u"%1:%2"_s.arg(endpoint.host).arg(endpoint.port);
}

base::Result<Endpoint> parseEndpoint(QStringView text)
{
    QStringView host = text.trimmed();
    QStringView port;
    if (host.startsWith(u'[')) {
        const qsizetype end = host.indexOf(u']');
        const QStringView rest = end < 0 ? QStringView() : host.sliced(end + 1);
        if (end < 0 || (!rest.isEmpty() && !rest.startsWith(u':')))
            return base::failure(base::ErrorKind::Input, u"ADDRESS"_s,
                u"'%1' is not an address such as [::1]:6379"_s.arg(text));
        port = rest.isEmpty() ? QStringView() : rest.sliced(1);
        host = host.sliced(1, end - 1);
        if (!rest.isEmpty() && port.isEmpty())
            return base::failure(base::ErrorKind::Input, u"PORT"_s,
                u"the port is missing after ':'"_s);
    } else if (const qsizetype colon = host.indexOf(u':'); colon >= 0) {
        port = host.sliced(colon + 1);
        host = host.first(colon);
        if (port.isEmpty())
            return base::failure(base::ErrorKind::Input, u"PORT"_s,
                u"the port is missing after ':'"_s);
    }
    if (host.isEmpty() || !std::all_of(host.begin(), host.end(), isHostCharacter))
        return base::failure(base::ErrorKind::Input, u"ADDRESS"_s,
            u"'%1' is not a host name or address"_s.arg(text));
    Endpoint endpoint {host.toString(), defaultPort};
    if (!port.isEmpty()) {
        const auto number = parsePort(port);
        if (!number)
            return base::failure(number.error());
        endpoint.port = *number;
    }
    return endpoint;
}

std::optional<Endpoint> parseAnnounced(QByteArrayView host, QByteArrayView port)
{
    const auto isVisible = [](char letter) { return letter > ' ' && letter != 0x7f; };
    if (host.isEmpty() || host.size() > maxHostLength || host == "?"
        || !std::all_of(host.begin(), host.end(), isVisible))
        return std::nullopt;
    bool isNumber = false;
    const int number = port.toByteArray().toInt(&isNumber);
    if (!isNumber || number < 1 || number > 65535)
        return std::nullopt;
    return Endpoint {QString::fromLatin1(host), quint16(number)};
}

size_t qHash(const Endpoint &endpoint, size_t seed)
{
    return qHashMulti(seed, endpoint.host, endpoint.port);
}

} // namespace redis
