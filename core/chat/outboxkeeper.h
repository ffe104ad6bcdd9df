#pragma once

#include "core/base/result.h"
#include "core/chat/outbox.h"

#include <functional>

class QObject;

namespace chat {

/// Keeps the outbox over the end of the program, however that comes.
///
/// Handlers are called exactly once, or not at all when their context has died. Calls take effect in the
/// order they were made.
/// Thread: GUI. Errors: Storage.
class OutboxKeeper {
public:
    using DoneHandler = std::function<void(const base::Result<> &)>;
    using LoadHandler = std::function<void(const base::Result<QList<OutboxEntry>> &)>;

    OutboxKeeper() = default;
    OutboxKeeper(const OutboxKeeper &) = delete;
    OutboxKeeper &operator=(const OutboxKeeper &) = delete;
    virtual ~OutboxKeeper() = default;

    /// What an earlier run left, in the order it was written.
    virtual void load(QObject *context, LoadHandler handler) = 0;
    /// Only when the handler was called is the entry safe.
    virtual void add(const OutboxEntry &entry, QObject *context, DoneHandler handler) = 0;
    /// Its state, its log id and its reason are others now.
    virtual void update(const OutboxEntry &entry) = 0;
    virtual void remove(const QByteArray &uid) = 0;
};

} // namespace chat
