#include "core/constellation/constellationstate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace constellation {

namespace {

using Phase = ConstellationState::Phase;

QString toText(Phase phase)
{
    switch (phase) {
    case Phase::Starting:
        return u"starting"_s;
    case Phase::Ready:
        return u"ready"_s;
    case Phase::Failed:
        return u"failed"_s;
    }
    return {};
}

std::optional<Phase> parsePhase(const QString &text)
{
    for (const Phase phase : {Phase::Starting, Phase::Ready, Phase::Failed}) {
        if (text == toText(phase))
            return phase;
    }
    return {};
}

QJsonObject toJson(const KeptServer &server)
{
    QJsonObject json {{u"name"_s, server.name}, {u"host"_s, server.endpoint.host},
        {u"port"_s, server.endpoint.port}, {u"copies"_s, server.copies}};
    if (!server.watches.isEmpty())
        json[u"watches"_s] = server.watches;
    return json;
}

std::optional<KeptServer> parseServer(const QJsonObject &json)
{
    const int port = json[u"port"_s].toInt();
    KeptServer server {json[u"name"_s].toString(), {json[u"host"_s].toString(), quint16(port)},
        json[u"copies"_s].toString(), json[u"watches"_s].toString()};
    if (server.name.isEmpty() || server.endpoint.host.isEmpty() || port < 1 || port > 65535)
        return {};
    return server;
}

base::Error parseError(const QJsonObject &json)
{
    const int kind = json[u"kind"_s].toInt(-1);
    const bool isKnown = kind >= 0 && kind <= int(base::ErrorKind::Cancelled);
    return {isKnown ? base::ErrorKind(kind) : base::ErrorKind::Server, json[u"code"_s].toString(),
        json[u"detail"_s].toString()};
}

} // namespace

QByteArray encodeState(const ConstellationState &state)
{
    QJsonObject json {{u"phase"_s, toText(state.phase)}};
    QJsonArray servers;
    for (const KeptServer &server : state.servers)
        servers.append(toJson(server));
    if (!servers.isEmpty())
        json[u"servers"_s] = servers;
    if (state.error)
        json[u"error"_s] = QJsonObject {{u"kind"_s, int(state.error->kind)},
            {u"code"_s, state.error->code}, {u"detail"_s, state.error->detail}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

base::Result<ConstellationState> parseState(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const auto phase = parsePhase(json[u"phase"_s].toString());
    ConstellationState state;
    bool isWhole = phase.has_value();
    state.phase = phase.value_or(Phase::Failed);
    for (const auto &entry : json[u"servers"_s].toArray()) {
        const auto server = parseServer(entry.toObject());
        isWhole = isWhole && server;
        state.servers.append(server.value_or(KeptServer {}));
    }
    if (json.contains(u"error"_s))
        state.error = parseError(json[u"error"_s].toObject());
    isWhole = isWhole && (state.phase != Phase::Ready || !state.servers.isEmpty())
        && (state.phase != Phase::Failed || state.error);
    if (!isWhole)
        return base::failure(base::ErrorKind::Protocol, u"STATE"_s,
            u"this is no state of a constellation"_s);
    return state;
}

} // namespace constellation
