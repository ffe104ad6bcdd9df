#pragma once

#include "core/redis/subscribercount.h"

#include <QByteArray>
#include <QJsonObject>

namespace app::cli {

/// `CHANNEL TOTAL`, then a line for each node, indented; parts are separated by tabs.
QByteArray toText(const redis::SubscriberCount &count);

/// `{"channel","total","complete","nodes":[{"address","subscribers"}]}`
QJsonObject toJson(const redis::SubscriberCount &count);

} // namespace app::cli
