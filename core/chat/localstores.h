#pragma once

#include "core/chat/messagearchive.h"
#include "core/chat/outboxkeeper.h"

namespace chat {

/// Where the chat keeps things on this computer; what is null is not kept.
struct LocalStores {
    OutboxKeeper *outbox = nullptr;
    MessageArchive *archive = nullptr;
};

} // namespace chat
