#pragma once

#include "core/base/result.h"
#include "core/redis/endpoint.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace constellation {

/// A running server as the keeper tells it.
struct KeptServer {
    QString name;
    redis::Endpoint endpoint;
    QString copies; ///< the name of the server whose data it copies; empty for a master
    QString watches = {}; ///< of a Sentinel: the name of the master that it watches

    friend bool operator==(const KeptServer &, const KeptServer &) = default;
};

/// What the keeper of a constellation tells everyone who joins, and writes to the state file.
struct ConstellationState {
    enum class Phase : quint8 { Starting, Ready, Failed };
    Phase phase = Phase::Starting;
    QList<KeptServer> servers; ///< Ready: the master first
    std::optional<base::Error> error; ///< Failed: why

    friend bool operator==(const ConstellationState &, const ConstellationState &) = default;
};

/// One line of JSON, without the line end.
QByteArray encodeState(const ConstellationState &state);
/// Errors: Protocol when the line is none that encodeState writes.
base::Result<ConstellationState> parseState(const QByteArray &line);

} // namespace constellation

Q_DECLARE_METATYPE(constellation::ConstellationState)
