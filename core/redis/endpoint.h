#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QMetaType>
#include <QString>

#include <optional>

namespace redis {

/// Where a server listens.
struct Endpoint {
    QString host;
    quint16 port = 6379;

    bool isEmpty() const { return host.isEmpty(); }
    friend bool operator==(const Endpoint &, const Endpoint &) = default;
    friend auto operator<=>(const Endpoint &left, const Endpoint &right)
    {
        const int order = QString::compare(left.host, right.host);
        return order != 0 ? order <=> 0 : left.port <=> right.port;
    }
};

/// `host:port`, with brackets round an IPv6 address.
QString toText(const Endpoint &endpoint);

/// Reads `host`, `host:port`, `[v6]` or `[v6]:port`.
/// Errors: Input.
base::Result<Endpoint> parseEndpoint(QStringView text);

/// What a server says of another one: a name or address without brackets, and a port in decimal. Nothing
/// when it cannot be one, such as the `?` of a node that hides its address.
std::optional<Endpoint> parseAnnounced(QByteArrayView host, QByteArrayView port);

size_t qHash(const Endpoint &endpoint, size_t seed = 0);

} // namespace redis

Q_DECLARE_METATYPE(redis::Endpoint)
