#include "ui/text/nodetext.h"

#include "ui/text/errortext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct NodeWords {
    Q_DECLARE_TR_FUNCTIONS(NodeText)
};

QString roleText(redis::NodeRole role)
{
    switch (role) {
    case redis::NodeRole::Master:
        return NodeWords::tr("master");
    case redis::NodeRole::Replica:
        return NodeWords::tr("replica");
    case redis::NodeRole::Unknown:
        break;
    }
    return NodeWords::tr("unknown");
}

QString stateText(redis::NodeState state)
{
    switch (state) {
    case redis::NodeState::Well:
        return {};
    case redis::NodeState::Unreachable:
        return NodeWords::tr("cannot be reached");
    case redis::NodeState::Silent:
        return NodeWords::tr("does not answer");
    case redis::NodeState::Loading:
        return NodeWords::tr("reads its data");
    case redis::NodeState::Syncing:
        return NodeWords::tr("copies everything anew");
    case redis::NodeState::Cut:
        return NodeWords::tr("has lost its master");
    case redis::NodeState::Detached:
        return NodeWords::tr("gets nothing from the master");
    case redis::NodeState::Behind:
        return NodeWords::tr("too far behind");
    }
    return {};
}

Mood moodOf(redis::NodeState state)
{
    switch (state) {
    case redis::NodeState::Well:
        return Mood::Good;
    case redis::NodeState::Loading:
    case redis::NodeState::Syncing:
    case redis::NodeState::Behind:
        return Mood::Working;
    case redis::NodeState::Unreachable:
    case redis::NodeState::Silent:
    case redis::NodeState::Cut:
    case redis::NodeState::Detached:
        break;
    }
    return Mood::Bad;
}

} // namespace

NodeText nodeText(const redis::NodeView &node, const redis::TopologyView &topology)
{
    const bool isRead = node.endpoint == topology.read;
    const bool isWritten = node.endpoint == topology.write;
    QStringList parts;
    if (isRead && isWritten)
        parts += NodeWords::tr("we read and write here");
    else if (isRead)
        parts += NodeWords::tr("we read here");
    else if (isWritten)
        parts += NodeWords::tr("we write here");
    if (const QString state = stateText(node.state); !state.isEmpty())
        parts += state;
    if (node.role == redis::NodeRole::Replica && node.lag && node.lag->count() > 0)
        parts += NodeWords::tr("%1 behind").arg(durationText(*node.lag));
    if (node.subscribers)
        parts += NodeWords::tr("%n subscriber(s)", nullptr, int(*node.subscribers));
    NodeText words;
    words.title = roleText(node.role) + u" · "_s + redis::toText(node.endpoint);
    words.detail = parts.join(u" · "_s);
    words.help = node.error ? errorText(*node.error) : QString();
    words.mood = moodOf(node.state);
    words.isOurs = isRead || isWritten;
    return words;
}

QString readReasonText(redis::ReadReason reason)
{
    switch (reason) {
    case redis::ReadReason::NoNode:
        return NodeWords::tr("No node can be read.");
    case redis::ReadReason::NoReplicaFit:
        return NodeWords::tr("No replica is fit: the master is read as well.");
    case redis::ReadReason::Replica:
    case redis::ReadReason::Nearest:
    case redis::ReadReason::Master:
        break;
    }
    return {};
}

} // namespace ui
