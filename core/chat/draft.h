#pragma once

#include "core/base/result.h"
#include "core/chat/message.h"

namespace chat {

/// What somebody wants to say, before it is a message.
struct Draft {
    MessageKind kind = MessageKind::Text;
    QByteArray body; ///< UTF-8
    QByteArray re; ///< uid that it is about; may be empty

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// Whether a draft may be sent.
/// Errors: Input: EMPTY, TOOLONG with limit and length, NOTTEXT, NOUID.
base::Result<> checkDraft(const Draft &draft);

} // namespace chat
