#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace redis {

/// So many hash slots has every cluster.
constexpr int slotCount = 16384;

/// The slot of a key or shard channel. Only what stands between the first { and the next } counts, where
/// that is not empty: so keys with the same hash tag share a slot.
/// Source: https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#hash-tags
quint16 hashSlot(QByteArrayView key);

} // namespace redis
