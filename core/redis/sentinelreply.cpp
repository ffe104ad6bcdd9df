#include "core/redis/sentinelreply.h"

#include "core/redis/servererror.h"

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxNodes = 100;
constexpr qsizetype maxSwitchLength = 2048;

auto malformed(const QString &what)
{
    return base::failure(base::ErrorKind::Protocol, u"SENTINEL"_s,
        u"a Sentinel's list of %1 has an unknown form"_s.arg(what));
}

QByteArray fieldOf(const resp::RespValue &node, QByteArrayView name)
{
    // A map under RESP3, a flat list of names and values under RESP2.
    for (qsizetype i = 0; i + 1 < node.elements.size(); i += 2) {
        if (node.elements[i].text == name)
            return node.elements[i + 1].text;
    }
    return {};
}

bool isDown(const QByteArray &flags)
{
    const QList<QByteArray> words = flags.split(',');
    return words.contains("s_down") || words.contains("o_down") || words.contains("disconnected");
}

} // namespace

base::Result<Endpoint> parseMasterAddress(const resp::RespValue &reply)
{
    if (reply.isError())
        return base::failure(toError(reply.text));
    if (reply.isNull())
        return base::failure(base::ErrorKind::Topology, u"NOMASTERNAME"_s,
            u"the Sentinel watches no master of that name"_s);
    if (!reply.isList() || reply.elements.size() != 2)
        return malformed(u"master addresses"_s);
    const auto address = parseAnnounced(reply.elements[0].text, reply.elements[1].text);
    if (!address)
        return malformed(u"master addresses"_s);
    return *address;
}

base::Result<QList<Endpoint>> parseSentinelNodes(const resp::RespValue &reply)
{
    if (reply.isError())
        return base::failure(toError(reply.text));
    if (!reply.isList())
        return malformed(u"nodes"_s);
    QList<Endpoint> nodes;
    for (const resp::RespValue &node : reply.elements) {
        const auto address = parseAnnounced(fieldOf(node, "ip"), fieldOf(node, "port"));
        if (!address || isDown(fieldOf(node, "flags")) || nodes.contains(*address))
            continue;
        if (nodes.size() == maxNodes)
            break;
        nodes.append(*address);
    }
    return nodes;
}

std::optional<MasterSwitch> parseMasterSwitch(QByteArrayView payload)
{
    if (payload.size() > maxSwitchLength)
        return std::nullopt;
    const QList<QByteArray> words = payload.toByteArray().split(' ');
    if (words.size() != 5 || words[0].isEmpty())
        return std::nullopt;
    const auto from = parseAnnounced(words[1], words[2]);
    const auto to = parseAnnounced(words[3], words[4]);
    if (!from || !to)
        return std::nullopt;
    return MasterSwitch {QString::fromUtf8(words[0]), *from, *to};
}

} // namespace redis
