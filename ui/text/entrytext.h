#pragma once

#include "core/chat/timeline.h"
#include "ui/text/messagetext.h"

#include <QDate>

namespace ui {

/// How JSON that another program published is written.
enum class JsonForm : quint8 { AsSent, Pretty };

/// Whether a row of the timeline is worth showing; edits and reactions are no rows of their own.
bool isShown(const chat::TimelineEntry &entry);
/// A line about the room (joined, left, topic) rather than what somebody said.
bool isSystemLine(const chat::TimelineEntry &entry);
/// The sender as shown: the user's name, or "published directly".
QString senderText(const chat::TimelineEntry &entry);
/// What stands in the row, with its markup; bytes that are no text are hexadecimal.
MessageText toMessageText(const chat::TimelineEntry &entry, const QString &ownName,
    JsonForm form = JsonForm::AsSent);
/// Whether the body is JSON of another program that could be written over several lines.
bool hasJson(const chat::TimelineEntry &entry);

/// "2 messages are missing here …" for gap and trimmed rows.
QString gapText(const chat::TimelineEntry &entry);
/// Short words beside the mark of an own message; empty where the mark says enough.
QString stateLabel(chat::SendState state);
/// The mark in a sentence, for tool tips and screen readers; empty for messages of others.
QString stateText(chat::SendState state);
QString newMessagesText();
/// The tag of what has no history.
QString liveOnlyText();

/// What a screen reader reads for a row: `SENDER, TIME: TEXT`, for a gap what is missing.
QString accessibleText(const chat::TimelineEntry &entry);
/// What is beside the words: the state of an own message, that a program published it.
QString accessibleDescription(const chat::TimelineEntry &entry);

} // namespace ui
