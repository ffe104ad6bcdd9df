#include "core/redis/serverhealth.h"

#include <algorithm>
#include <array>

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The server's own defaults: with less, a burst cuts subscribers off.
constexpr qint64 leastHardLimit = 32LL * 1024 * 1024;
constexpr qint64 leastSoftLimit = 8LL * 1024 * 1024;

HealthFinding finding(HealthCheck check, Health health, const Endpoint &place,
    const QString &detail = {})
{
    return {check, health, place.isEmpty() ? QString() : toText(place), detail};
}

HealthFinding judgeLink(const NodeView &node)
{
    switch (node.state) {
    case NodeState::Syncing:
        return finding(HealthCheck::Link, Health::Problem, node.endpoint, u"sync"_s);
    case NodeState::Cut:
        return finding(HealthCheck::Link, Health::Problem, node.endpoint, u"cut"_s);
    case NodeState::Detached:
        return finding(HealthCheck::Link, Health::Problem, node.endpoint, u"detached"_s);
    case NodeState::Behind:
        return finding(HealthCheck::Link, Health::Problem, node.endpoint, u"behind"_s);
    default:
        return finding(HealthCheck::Link, Health::Good, node.endpoint);
    }
}

/// The second element of the one pair that CONFIG GET answers with.
std::optional<QByteArray> settingValue(const base::Result<resp::RespValue> &reply)
{
    if (!reply || reply->elements.size() != 2 || !reply->elements[1].isText())
        return std::nullopt;
    return reply->elements[1].text;
}

HealthCheck checkOf(const QByteArray &name)
{
    if (name.endsWith("serve-stale-data"))
        return HealthCheck::StaleData;
    if (name == "client-output-buffer-limit")
        return HealthCheck::OutputBuffer;
    return name == "maxmemory-policy" ? HealthCheck::Eviction : HealthCheck::MinReplicas;
}

/// Limits of `pubsub` in "normal 0 0 0 slave … pubsub HARD SOFT SECONDS"; 0 is none.
Health judgeBuffer(const QByteArray &value)
{
    const QByteArrayList words = value.simplified().split(' ');
    const qsizetype at = words.indexOf("pubsub");
    if (at < 0 || at + 3 >= words.size())
        return Health::Unknown;
    bool isHard = false;
    bool isSoft = false;
    const qint64 hard = words[at + 1].toLongLong(&isHard);
    const qint64 soft = words[at + 2].toLongLong(&isSoft);
    if (!isHard || !isSoft)
        return Health::Unknown;
    const bool isSmall = (hard > 0 && hard < leastHardLimit) || (soft > 0 && soft < leastSoftLimit);
    return isSmall ? Health::Problem : Health::Good;
}

Health judgeValue(HealthCheck check, const QByteArray &value, qsizetype replicas)
{
    switch (check) {
    case HealthCheck::StaleData:
        return value == "yes" ? Health::Good : Health::Problem;
    case HealthCheck::OutputBuffer:
        return judgeBuffer(value);
    case HealthCheck::Eviction:
        return value.startsWith("allkeys-") ? Health::Problem : Health::Good;
    default:
        // Without replicas there is nobody that could be waited for.
        return value == "0" && replicas > 0 ? Health::Problem : Health::Good;
    }
}

/// Loopback, link-local and what RFC 1918, RFC 4193 and RFC 6598 set apart.
bool isAmongFriends(const QHostAddress &address)
{
    static const std::array privateNets {QHostAddress::parseSubnet(u"10.0.0.0/8"_s),
        QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s),
        QHostAddress::parseSubnet(u"100.64.0.0/10"_s), QHostAddress::parseSubnet(u"fc00::/7"_s)};
    bool isMapped = false;
    const quint32 v4 = address.toIPv4Address(&isMapped);
    const QHostAddress plain = isMapped ? QHostAddress(v4) : address;
    return plain.isLoopback() || plain.isLinkLocal()
        || std::any_of(privateNets.begin(), privateNets.end(),
            [&plain](const auto &net) { return plain.isInSubnet(net); });
}

} // namespace

QList<HealthFinding> judgeNodes(const TopologyView &view, ReadPreference preference)
{
    QList<HealthFinding> findings;
    qsizetype replicas = 0;
    for (const NodeView &node : view.nodes) {
        const bool isAway = node.error.has_value() || node.state == NodeState::Loading;
        findings.append(finding(HealthCheck::Reachable, isAway ? Health::Problem : Health::Good,
            node.endpoint, node.error ? node.error->detail : QString()));
        if (isAway || node.role != NodeRole::Replica)
            continue;
        findings.append(judgeLink(node));
        replicas += findings.last().health == Health::Good ? 1 : 0;
    }
    findings.append(
        finding(HealthCheck::Master, view.write.isEmpty() ? Health::Problem : Health::Good,
            view.write, view.error ? view.error->detail : QString()));
    if (preference != ReadPreference::Master)
        findings.append(finding(HealthCheck::Replica, replicas > 0 ? Health::Good : Health::Problem,
            replicas > 0 ? view.read : Endpoint {}));
    return findings;
}

HealthFinding judgeEncryption(const Endpoint &endpoint, const QList<QHostAddress> &addresses,
    bool isEncrypted)
{
    if (isEncrypted)
        return finding(HealthCheck::Encryption, Health::Good, endpoint, u"TLS"_s);
    if (addresses.isEmpty())
        return finding(HealthCheck::Encryption, Health::Unknown, endpoint);
    const bool isPrivate = std::all_of(addresses.begin(), addresses.end(), isAmongFriends);
    return finding(HealthCheck::Encryption, isPrivate ? Health::Good : Health::Problem, endpoint);
}

QList<QByteArray> settingsToAsk(NodeRole role)
{
    QList<QByteArray> names {"client-output-buffer-limit"};
    if (role == NodeRole::Replica)
        names << "replica-serve-stale-data";
    if (role == NodeRole::Master)
        names << "min-replicas-to-write"
              << "maxmemory-policy";
    return names;
}

HealthFinding judgeSetting(const Endpoint &endpoint, const QByteArray &name,
    const base::Result<resp::RespValue> &reply, qsizetype replicas)
{
    const HealthCheck check = checkOf(name);
    if (!reply)
        return finding(check, Health::Unknown, endpoint, reply.error().detail);
    const auto value = settingValue(reply);
    if (!value)
        return finding(check, Health::Unknown, endpoint);
    return finding(check, judgeValue(check, *value, replicas), endpoint,
        QString::fromUtf8(name + ' ' + *value));
}

QList<HealthFinding> judgeQuorum(const Endpoint &sentinel,
    const base::Result<resp::RespValue> &reply)
{
    if (reply)
        return {finding(HealthCheck::Sentinel, Health::Good, sentinel),
            finding(HealthCheck::Quorum, Health::Good, sentinel, QString::fromUtf8(reply->text))};
    const base::Error &error = reply.error();
    if (error.code == u"NOQUORUM")
        return {finding(HealthCheck::Sentinel, Health::Good, sentinel),
            finding(HealthCheck::Quorum, Health::Problem, sentinel, error.detail)};
    if (error.kind == base::ErrorKind::Network || error.kind == base::ErrorKind::Timeout)
        return {finding(HealthCheck::Sentinel, Health::Problem, sentinel, error.detail)};
    return {finding(HealthCheck::Sentinel, Health::Good, sentinel),
        finding(HealthCheck::Quorum, Health::Unknown, sentinel, error.detail)};
}

} // namespace redis
