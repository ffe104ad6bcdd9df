#pragma once

#include "core/chat/message.h"

#include <QByteArrayView>

#include <optional>

namespace chat {

/// Longest body that is sent, and longest that is taken for a Taproom message.
constexpr qsizetype maxBodyBytes = 64 * 1024;
constexpr qsizetype maxReadBodyBytes = 1024 * 1024;
/// Longest uid; a ULID has 26 letters.
constexpr qsizetype maxUidBytes = 64;

/// The envelope's word for a kind; `unknown` for Unknown.
QByteArray toText(MessageKind kind);
/// Unknown for words of later versions.
MessageKind toMessageKind(QByteArrayView word);

/// The message in a published payload: an envelope, or else a plain message with the payload as body.
///
/// A payload that claims to be an envelope but breaks a rule (no log id, a sender that is no user name,
/// a uid that is not printable, a field twice, a body over maxReadBodyBytes) is shown as what it is: a
/// plain message, with no sender and no place in the log.
/// `arrived` is the time for plain ones.
ChatMessage toMessage(QByteArrayView payload, std::chrono::milliseconds arrived);
/// Nothing for anything but a valid envelope.
std::optional<ChatMessage> parseEnvelope(QByteArrayView payload);

/// What stands in the envelope after `id` and `prev`, which only the server knows: `"uid":…}`.
QByteArray encodeEnvelopeRest(const ChatMessage &message);
/// The whole envelope as the server's script makes it.
QByteArray encodeEnvelope(const ChatMessage &message);

/// Whether the text can be a uid: not empty, not longer than maxUidBytes, printable ASCII.
bool isUid(QByteArrayView text);

} // namespace chat
