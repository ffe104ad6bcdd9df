#pragma once

#include "core/redis/clientview.h"
#include "core/redis/rolereply.h"

#include <QByteArray>
#include <QHash>

namespace redis {

/// The text of INFO as fields; what Taproom needs of it by name.
/// Source: https://redis.io/docs/latest/commands/info/
class InfoReply final {
public:
    InfoReply() = default;
    explicit InfoReply(QByteArrayView text);

    /// Empty when the server did not say it.
    QByteArray field(QByteArrayView name) const;
    /// 0 when the server did not say it or it is no number.
    qint64 number(QByteArrayView name) const;
    bool isEmpty() const { return m_fields.isEmpty(); }

    /// ROLE as INFO tells it, for users who may run INFO but not ROLE.
    RoleReply role() const;
    /// Those that follow this node, whatever its own role is.
    QList<RoleReply::Replica> replicas() const;

private:
    QHash<QByteArray, QByteArray> m_fields;
};

} // namespace redis
