#pragma once

#include "core/base/result.h"
#include "core/resp/respvalue.h"

#include <QByteArrayList>
#include <QList>

#include <optional>

namespace chat {

/// What Taproom does on the servers, as people think of it.
enum class Right : quint8 {
    Listen, ///< subscribe to channels
    ReadHistory,
    CountSubscribers,
    ListChannels,
    Post,
    SetTopic,
    RememberSignIns, ///< the login cache, its throttle and remembered sign-ins
};

/// Whether a right is needed on the node that is read or on the master.
enum class RightPlace : quint8 { Reading, Writing };

/// A right, where it is needed, and the commands that it takes.
struct CheckedRight {
    Right right = Right::Listen;
    RightPlace place = RightPlace::Reading;
    QList<QByteArrayList> commands; ///< the words of each
};

/// All of them for the channels with that prefix.
/// Source: resources/docs/protocol.md
QList<CheckedRight> checkedRights(const QByteArray &prefix);

/// The arguments by which the script `check_rights` asks for those of one place.
QList<QByteArray> encodeQuestions(const QList<CheckedRight> &rights, RightPlace place);
/// What the script answered: the rights of that place that are missing; nothing when the server is too
/// old to say.
/// Errors: Protocol; what the server refused.
base::Result<std::optional<QList<Right>>> parseMissing(const base::Result<resp::RespValue> &reply,
    const QList<CheckedRight> &rights, RightPlace place);

} // namespace chat
