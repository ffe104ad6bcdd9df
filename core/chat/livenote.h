#pragma once

#include "core/chat/logid.h"

#include <QByteArray>

#include <optional>

namespace chat {

/// What is said on a live channel: nothing of it is kept, and nobody misses it when it is lost.
struct LiveNote {
    enum class Kind : quint8 {
        Typing, ///< somebody writes
        Present, ///< somebody came
        Gone, ///< somebody left
        Direct, ///< to a user's own live channel: `from` has written to them
        Read, ///< to a user's own live channel: they have read `channel` up to `id` elsewhere
    };
    static constexpr qsizetype maxBytes = 1024;

    Kind kind = Kind::Typing;
    QByteArray from;
    QByteArray channel;
    LogId id;

    friend bool operator==(const LiveNote &, const LiveNote &) = default;
};

/// One line of JSON: `{"taproom":1,"live":"typing","from":"alice"}`.
QByteArray encodeLiveNote(const LiveNote &note);
/// Nothing for anything else: another kind, a sender that is no user name, more than maxBytes.
std::optional<LiveNote> parseLiveNote(const QByteArray &payload);

} // namespace chat
