#pragma once

#include "core/redis/clientview.h"
#include "core/redis/subscribercount.h"

#include <QString>

#include <chrono>
#include <optional>

namespace ui {

/// How a state is meant, for its colour; the words say the same.
enum class Mood : quint8 { Good, Working, Bad };

/// A state in words.
struct StatusText {
    QString text; ///< short, for a badge or the status bar
    QString description; ///< whole sentences, for tool tips and screen readers
    Mood mood = Mood::Working;

    friend bool operator==(const StatusText &, const StatusText &) = default;
};

/// The `Connection` badge: "Connected", "Connecting…", "No connection".
StatusText connectionStatus(const redis::ClientView &view);
/// "Reading from 10.0.0.5:6380 (replica, 0.2 s behind)".
StatusText readingStatus(const redis::ClientView &view,
    const std::optional<std::chrono::milliseconds> &lag = {});
/// "Writing to 10.0.0.4:6379 (master)".
StatusText writingStatus(const redis::ClientView &view);
/// "Delivery proved 4 s ago"; nothing proved yet when empty.
StatusText deliveryStatus(const std::optional<std::chrono::milliseconds> &sinceProof);
/// "1 waiting in the outbox"; empty when nothing waits.
QString outboxText(int waiting);
/// "Subscribed to 3 channels, 1 pattern"; what 0 means.
QString subscriptionsText(int channels, int patterns = 0);
/// "12 subscribers", "≥ 12 subscribers" when a node did not answer, nothing before the first count.
QString subscribersText(const std::optional<redis::SubscriberCount> &count);

} // namespace ui
