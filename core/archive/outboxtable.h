#pragma once

#include "core/archive/storefile.h"
#include "core/chat/outbox.h"

namespace archive {

/// The outbox in its Sqlite file.
/// Thread: the worker's only. Lifetime: the worker must outlive it.
class OutboxTable final {
public:
    OutboxTable(const QString &path, base::Worker &worker);

    /// In the order they were written. Stored ones older than an hour before `now` are forgotten.
    base::Result<QList<chat::OutboxEntry>> load(std::chrono::milliseconds now);
    base::Result<> add(const chat::OutboxEntry &entry);
    base::Result<> update(const chat::OutboxEntry &entry);
    base::Result<> remove(const QByteArray &uid);
    bool takeWasDamaged() { return m_file.takeWasDamaged(); }

private:
    StoreFile m_file;
};

} // namespace archive
