#pragma once

#include "core/redis/topologyview.h"
#include "ui/text/statustext.h"

namespace ui {

/// A node of the topology in words.
struct NodeText {
    QString title; ///< "master · 127.0.0.1:6379"
    QString detail; ///< "we read here · 0.2 s behind · 6 subscribers"
    QString help; ///< whole sentences on what is wrong; may be empty
    Mood mood = Mood::Good;
    bool isOurs = false; ///< we read or write there
};

NodeText nodeText(const redis::NodeView &node, const redis::TopologyView &topology);
/// Why reads go where they go; empty when it is as wished.
QString readReasonText(redis::ReadReason reason);

} // namespace ui
