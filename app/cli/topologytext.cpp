#include "app/cli/topologytext.h"

#include "ui/text/errortext.h"
#include "ui/text/plaintext.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

namespace {

constexpr qsizetype maxAddressLength = 120;
constexpr qsizetype maxVersionLength = 20;

/// Hosts come from the servers' replies.
QString addressText(const redis::Endpoint &endpoint)
{
    return ui::toVisibleLine(redis::toText(endpoint).toUtf8(), maxAddressLength);
}

QString roleWord(redis::NodeRole role)
{
    switch (role) {
    case redis::NodeRole::Master:
        return u"master"_s;
    case redis::NodeRole::Replica:
        return u"replica"_s;
    case redis::NodeRole::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString linkWord(redis::ReplicationLink link)
{
    switch (link) {
    case redis::ReplicationLink::Connect:
        return u"connect"_s;
    case redis::ReplicationLink::Connecting:
        return u"connecting"_s;
    case redis::ReplicationLink::Sync:
        return u"sync"_s;
    case redis::ReplicationLink::Connected:
        return u"connected"_s;
    case redis::ReplicationLink::None:
        break;
    }
    return {};
}

QString stateWord(redis::NodeState state)
{
    switch (state) {
    case redis::NodeState::Well:
        return u"ok"_s;
    case redis::NodeState::Unreachable:
        return u"unreachable"_s;
    case redis::NodeState::Silent:
        return u"silent"_s;
    case redis::NodeState::Loading:
        return u"loading"_s;
    case redis::NodeState::Syncing:
        return u"syncing"_s;
    case redis::NodeState::Cut:
        return u"cut"_s;
    case redis::NodeState::Detached:
        return u"detached"_s;
    case redis::NodeState::Behind:
        return u"behind"_s;
    }
    return {};
}

QString reasonText(redis::ReadReason reason)
{
    switch (reason) {
    case redis::ReadReason::Replica:
        return u"a replica that gets everything"_s;
    case redis::ReadReason::Nearest:
        return u"the nearest, as asked for"_s;
    case redis::ReadReason::Master:
        return u"the master, as asked for"_s;
    case redis::ReadReason::NoReplicaFit:
        return u"the master, as no replica is fit"_s;
    case redis::ReadReason::NoNode:
        break;
    }
    return u"no node is fit"_s;
}

QString lagText(const redis::NodeView &node)
{
    if (node.role == redis::NodeRole::Master)
        return u"-"_s;
    const QString bytes = node.lagBytes ? QString::number(*node.lagBytes) + u" B" : u"? B"_s;
    const QString seconds = node.lag ? QString::number(node.lag->count()) + u" s" : u"? s"_s;
    const QString text = bytes + u", " + seconds;
    return text;
}

QStringList cells(const redis::NodeView &node)
{
    const auto orDash = [](const QString &text) { return text.isEmpty() ? u"-"_s : text; };
    QString state = stateWord(node.state);
    if (node.error)
        state += u": " + ui::errorText(*node.error).simplified();
    return {QString(node.depth * 2, u' ') + addressText(node.endpoint), roleWord(node.role),
        node.parent.isEmpty() ? u"-"_s : addressText(node.parent), orDash(linkWord(node.link)),
        lagText(node), node.subscribers ? QString::number(*node.subscribers) : u"?"_s,
        orDash(ui::toVisibleLine(node.version.toUtf8(), maxVersionLength)), state};
}

QString tableText(const QList<QStringList> &rows)
{
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column) {
            qsizetype width = 0;
            for (const QStringList &other : rows)
                width = std::max(width, other[column].size());
            const bool isLast = column == row.size() - 1;
            line += isLast ? row[column] : row[column].leftJustified(width + 2);
        }
        text += u'\n' + line;
    }
    return text;
}

QJsonValue orNull(const redis::Endpoint &endpoint)
{
    return endpoint.isEmpty() ? QJsonValue() : QJsonValue(redis::toText(endpoint));
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue orNull(const std::optional<qint64> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

} // namespace

QByteArray toText(const redis::TopologyView &view)
{
    QString text = u"reading  "_s;
    text += view.read.isEmpty() ? u"nothing"_s : addressText(view.read);
    text += u" ("_s + reasonText(view.reason) + u")\nwriting  ";
    text += view.write.isEmpty() ? u"nothing"_s : addressText(view.write);
    if (view.write.isEmpty() && view.error)
        text += u" ("_s + ui::errorText(*view.error).simplified() + u')';
    if (view.isCluster)
        text += u"\n(a cluster: each channel is read and written at its own shard)"_s;
    QList<QStringList> rows {{u"NODE"_s, u"ROLE"_s, u"FOLLOWS"_s, u"LINK"_s, u"LAG"_s,
        u"SUBSCRIBERS"_s, u"VERSION"_s, u"STATE"_s}};
    for (const redis::NodeView &node : view.nodes)
        rows.append(cells(node));
    text += u'\n' + tableText(rows);
    return text.toUtf8();
}

QJsonObject toJson(const redis::TopologyView &view)
{
    QJsonArray nodes;
    for (const redis::NodeView &node : view.nodes) {
        const auto seconds
            = node.lag ? std::optional<qint64>(node.lag->count()) : std::optional<qint64>();
        nodes.append(QJsonObject {{u"address"_s, redis::toText(node.endpoint)},
            {u"role"_s, roleWord(node.role)}, {u"parent"_s, orNull(node.parent)},
            {u"link"_s, orNull(linkWord(node.link))}, {u"lag_bytes"_s, orNull(node.lagBytes)},
            {u"lag_seconds"_s, orNull(seconds)}, {u"subscribers"_s, orNull(node.subscribers)},
            {u"state"_s, stateWord(node.state)}});
    }
    return {{u"read"_s, orNull(view.read)}, {u"write"_s, orNull(view.write)}, {u"nodes"_s, nodes}};
}

} // namespace app::cli
