#pragma once

#include "core/chat/message.h"
#include "core/chat/recovery.h"

#include <QByteArray>
#include <QJsonObject>

namespace app::cli {

/// A message for people: time, channel, sender and text; further lines of the text are indented. What
/// could steer a terminal is shown as a visible sign.
QByteArray toText(const QByteArray &channel, const chat::ChatMessage &message);
/// What is missing, for people.
QByteArray toText(const QByteArray &channel, const chat::LogHole &hole);
/// What was printed before and the server did not keep, for people.
QByteArray toText(const QByteArray &channel, const chat::ShownMessage &lost);

/// `{"id","uid","from","kind","body","channel","at","plain"}`, with `re` where the message is about
/// another. A plain message has neither id, uid nor sender: null. Bytes that are no UTF-8 stand as
/// `hex` instead of `body`.
QJsonObject toJson(const QByteArray &channel, const chat::ChatMessage &message);
/// The same with the kind `gap`, and the log ids that the hole lies between: `after` and `before`.
QJsonObject toJson(const QByteArray &channel, const chat::LogHole &hole);
/// The same with the kind `lost`, and the id and uid of the line that it takes back.
QJsonObject toJson(const QByteArray &channel, const chat::ShownMessage &lost);

} // namespace app::cli
