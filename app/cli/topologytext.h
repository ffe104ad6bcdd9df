#pragma once

#include "core/redis/topologyview.h"

#include <QByteArray>
#include <QJsonObject>

namespace app::cli {

/// Which node is read and written and why, then a table with a line for each node, indented by its
/// depth in the tree.
QByteArray toText(const redis::TopologyView &view);

/// `{"read","write","nodes":[{"address","role","parent","link","lag_bytes","lag_seconds",
/// "subscribers","state"}]}`; null is not known, or none.
QJsonObject toJson(const redis::TopologyView &view);

} // namespace app::cli
