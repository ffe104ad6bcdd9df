#include "core/redis/rolereply.h"

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

auto malformed()
{
    return base::failure(base::ErrorKind::Protocol, u"ROLE"_s,
        u"the reply to ROLE has an unknown form"_s);
}

base::Result<Endpoint> readEndpoint(const resp::RespValue &host, const resp::RespValue &port)
{
    if (!host.isText())
        return malformed();
    bool isNumber = port.type == resp::RespType::Integer;
    const qint64 number = isNumber ? port.integer : port.text.toLongLong(&isNumber);
    if (!isNumber || number < 1 || number > 65535)
        return malformed();
    return Endpoint {QString::fromUtf8(host.text), quint16(number)};
}

ReplicationLink readLink(const QByteArray &word)
{
    if (word == "connected")
        return ReplicationLink::Connected;
    if (word == "sync")
        return ReplicationLink::Sync;
    if (word == "connecting" || word == "handshake")
        return ReplicationLink::Connecting;
    return ReplicationLink::Connect;
}

base::Result<RoleReply> readMaster(const QList<resp::RespValue> &parts)
{
    if (parts.size() < 3 || parts[1].type != resp::RespType::Integer || !parts[2].isList())
        return malformed();
    RoleReply role {NodeRole::Master, parts[1].integer, {}, {}, ReplicationLink::None};
    for (const resp::RespValue &replica : parts[2].elements) {
        if (!replica.isList() || replica.elements.size() < 3)
            return malformed();
        const auto endpoint = readEndpoint(replica.elements[0], replica.elements[1]);
        if (!endpoint)
            return base::failure(endpoint.error());
        role.replicas.append({*endpoint, replica.elements[2].text.toLongLong()});
    }
    return role;
}

base::Result<RoleReply> readReplica(const QList<resp::RespValue> &parts)
{
    if (parts.size() < 5 || !parts[3].isText() || parts[4].type != resp::RespType::Integer)
        return malformed();
    const auto master = readEndpoint(parts[1], parts[2]);
    if (!master)
        return base::failure(master.error());
    return RoleReply {NodeRole::Replica, parts[4].integer, {}, *master, readLink(parts[3].text)};
}

} // namespace

base::Result<RoleReply> parseRole(const resp::RespValue &reply)
{
    if (!reply.isList() || reply.elements.isEmpty() || !reply.elements[0].isText())
        return malformed();
    const QByteArray &word = reply.elements[0].text;
    if (word == "master")
        return readMaster(reply.elements);
    // The wire still says `slave` (since Redis 2.8.12; unchanged in 7).
    if (word == "slave")
        return readReplica(reply.elements);
    if (word == "sentinel")
        return base::failure(base::ErrorKind::Topology, u"SENTINEL"_s,
            u"this is a Sentinel: use redis+sentinel:// and the name of the master"_s);
    return malformed();
}

} // namespace redis
