#include "core/redis/inforeply.h"

namespace redis {

namespace {

constexpr int maxReplicas = 1000;

/// `ip=10.0.0.2,port=6380,state=online,offset=42,lag=0`
QHash<QByteArray, QByteArray> readPairs(const QByteArray &line)
{
    QHash<QByteArray, QByteArray> pairs;
    for (const QByteArray &pair : line.split(',')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            pairs.insert(pair.first(equals), pair.sliced(equals + 1));
    }
    return pairs;
}

} // namespace

InfoReply::InfoReply(QByteArrayView text)
{
    const QByteArray bytes = text.toByteArray();
    for (const QByteArray &line : bytes.split('\n')) {
        const QByteArray trimmed = line.endsWith('\r') ? line.chopped(1) : line;
        const qsizetype colon = trimmed.indexOf(':');
        if (colon > 0 && !trimmed.startsWith('#'))
            m_fields.insert(trimmed.first(colon), trimmed.sliced(colon + 1));
    }
}

QByteArray InfoReply::field(QByteArrayView name) const
{
    return m_fields.value(name.toByteArray());
}

qint64 InfoReply::number(QByteArrayView name) const
{
    return field(name).toLongLong();
}

RoleReply InfoReply::role() const
{
    RoleReply role;
    if (field("role") == "master") {
        role.role = NodeRole::Master;
        role.offset = number("master_repl_offset");
        role.replicas = replicas();
    } else if (!field("master_host").isEmpty()) {
        role.role = NodeRole::Replica;
        role.offset = number("slave_repl_offset");
        role.master = {QString::fromUtf8(field("master_host")), field("master_port").toUShort()};
        role.link = ReplicationLink::Connect;
        if (field("master_link_status") == "up")
            role.link = ReplicationLink::Connected;
        else if (number("master_sync_in_progress") == 1)
            role.link = ReplicationLink::Sync;
    }
    return role;
}

QList<RoleReply::Replica> InfoReply::replicas() const
{
    QList<RoleReply::Replica> replicas;
    for (int i = 0; i < maxReplicas; ++i) {
        const QByteArray line = field(QByteArray("slave" + QByteArray::number(i)));
        if (line.isEmpty())
            break;
        const auto pairs = readPairs(line);
        const Endpoint endpoint {QString::fromUtf8(pairs.value("ip")),
            pairs.value("port").toUShort()};
        if (!endpoint.isEmpty() && endpoint.port != 0)
            replicas.append({endpoint, pairs.value("offset").toLongLong()});
    }
    return replicas;
}

} // namespace redis
