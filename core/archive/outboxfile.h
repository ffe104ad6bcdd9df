#pragma once

#include "core/chat/outboxkeeper.h"

#include <QObject>

#include <memory>

namespace base {
class Clock;
class Worker;
}

namespace archive {

class OutboxTable;

/// Keeps an outbox in a Sqlite file of its own (mode 0600), by way of the worker.
/// Lifetime: worker and clock must outlive it.
class OutboxFile final : public QObject, public chat::OutboxKeeper {
    Q_OBJECT

public:
    OutboxFile(const QString &path, base::Worker &worker, const base::Clock &clock);
    ~OutboxFile() override;

    void load(QObject *context, LoadHandler handler) override;
    void add(const chat::OutboxEntry &entry, QObject *context, DoneHandler handler) override;
    void update(const chat::OutboxEntry &entry) override;
    void remove(const QByteArray &uid) override;

signals:
    /// The file was damaged, and a new one stands in its place.
    void setAside();
    void failed(const base::Error &reason);

private:
    template <typename Call>
    void runAlone(Call call);

    base::Worker &m_worker;
    const base::Clock &m_clock;
    /// Used on the worker only, where its destruction is the last call.
    std::unique_ptr<OutboxTable> m_table;
};

} // namespace archive
