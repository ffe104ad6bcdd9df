#include "core/redis/clusterreply.h"

#include "core/redis/inforeply.h"
#include "core/redis/servererror.h"
#include "core/redis/slothash.h"

#include <algorithm>
#include <bitset>

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxReplicas = 100; ///< of one master
constexpr qsizetype maxRedirectLength = 512;

auto malformed()
{
    return base::failure(base::ErrorKind::Protocol, u"CLUSTER"_s,
        u"the list of slots has an unknown form"_s);
}

/// Empty when the node hides it.
Endpoint readNode(const resp::RespValue &node, const Endpoint &asked)
{
    if (!node.isList() || node.elements.size() < 2)
        return {};
    const resp::RespValue &host = node.elements[0];
    const resp::RespValue &port = node.elements[1];
    if (!(host.isText() || host.isNull()) || port.type != resp::RespType::Integer)
        return {};
    const QByteArray name = host.text.isEmpty() ? asked.host.toUtf8() : host.text;
    return parseAnnounced(name, QByteArray::number(port.integer)).value_or(Endpoint());
}

std::optional<SlotRange> readRange(const resp::RespValue &value, const Endpoint &asked)
{
    if (!value.isList() || value.elements.size() < 3)
        return std::nullopt;
    const resp::RespValue &first = value.elements[0];
    const resp::RespValue &last = value.elements[1];
    if (first.type != resp::RespType::Integer || last.type != resp::RespType::Integer
        || first.integer < 0 || last.integer < first.integer || last.integer >= slotCount)
        return std::nullopt;
    SlotRange range {quint16(first.integer), quint16(last.integer),
        readNode(value.elements[2], asked), {}};
    for (const resp::RespValue &node : value.elements.sliced(3)) {
        const Endpoint replica = readNode(node, asked);
        if (replica.isEmpty() || replica == range.master || range.replicas.contains(replica))
            continue;
        if (range.replicas.size() == maxReplicas)
            break;
        range.replicas.append(replica);
    }
    return range;
}

} // namespace

base::Error explainClusterError(const base::Error &error, const Endpoint &asked)
{
    if (error.kind != base::ErrorKind::Server
        || !error.detail.contains("cluster support disabled"_L1))
        return error;
    return {base::ErrorKind::Topology, u"NOTCLUSTER"_s,
        u"%1 is no node of a cluster: use redis:// for it"_s.arg(toText(asked))};
}

base::Result<QList<SlotRange>> parseClusterSlots(const resp::RespValue &reply,
    const Endpoint &asked)
{
    if (reply.isError())
        return base::failure(explainClusterError(toError(reply.text), asked));
    if (!reply.isList() || reply.elements.size() > slotCount)
        return malformed();
    QList<SlotRange> ranges;
    std::bitset<slotCount> given;
    for (const resp::RespValue &value : reply.elements) {
        const auto range = readRange(value, asked);
        if (!range)
            return malformed();
        for (std::size_t slot = range->first; slot <= range->last; ++slot) {
            if (given.test(slot))
                return malformed();
            given.set(slot);
        }
        if (!range->master.isEmpty())
            ranges.append(*range);
    }
    if (ranges.isEmpty())
        return base::failure(base::ErrorKind::Topology, u"NOSLOTS"_s,
            u"%1 knows of no node that serves slots"_s.arg(toText(asked)));
    return ranges;
}

quint64 parseClusterEpoch(QByteArrayView info)
{
    return quint64(std::max<qint64>(0, InfoReply(info).number("cluster_current_epoch")));
}

std::optional<Redirect> parseRedirect(const base::Error &error, const Endpoint &asked)
{
    const bool isAsk = error.code == u"ASK";
    if (error.kind != base::ErrorKind::Server || error.detail.size() > maxRedirectLength
        || (!isAsk && error.code != u"MOVED"))
        return std::nullopt;
    const QList<QStringView> words = QStringView(error.detail).split(u' ');
    if (words.size() != 3)
        return std::nullopt;
    bool isNumber = false;
    const uint slot = words[1].toUInt(&isNumber);
    // The last colon: an IPv6 address has others, and no brackets here.
    const qsizetype colon = words[2].lastIndexOf(u':');
    if (!isNumber || slot >= slotCount || colon < 0)
        return std::nullopt;
    const QStringView host = colon == 0 ? QStringView(asked.host) : words[2].first(colon);
    const auto to = parseAnnounced(host.toUtf8(), words[2].sliced(colon + 1).toUtf8());
    if (!to)
        return std::nullopt;
    return Redirect {isAsk ? Redirect::Kind::Ask : Redirect::Kind::Moved, quint16(slot), *to};
}

} // namespace redis
