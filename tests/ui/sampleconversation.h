#pragma once

#include "core/chat/timeline.h"

namespace sample {

/// The day of the conversation, 23 November 2026, in the zone that the tests set (UTC).
std::chrono::milliseconds at(int hour, int minute, int second = 0);
/// A message of a user, with a log id of its time.
chat::ChatMessage message(const QByteArray &from, const QByteArray &body,
    std::chrono::milliseconds when);
/// What some program published.
chat::ChatMessage plain(const QByteArray &body, std::chrono::milliseconds when);

/// The conversation of the design's pictures, as carol sees it: days, groups, a gap, a plain message,
/// mentions, and own messages in every state.
chat::Timeline conversation();
/// Rows of it from "New messages" on.
constexpr qsizetype unread = 4;

/// Everything that a message can be: markup, links, code, scripts, long ones, bytes.
chat::Timeline showcase();
/// `count` short messages of a few users.
QList<chat::ChatMessage> chatter(qsizetype count, qsizetype firstMinute = 0);

} // namespace sample
