#pragma once

#include "core/archive/historytable.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace base {
class Clock;
}

namespace archive {

/// Keeps what was seen in a Sqlite file (mode 0600), by way of the worker, within a budget.
/// Lifetime: worker and clock must outlive it.
class HistoryFile final : public QObject, public chat::MessageArchive {
    Q_OBJECT

public:
    HistoryFile(const QString &path, base::Worker &worker, const base::Clock &clock);
    ~HistoryFile() override;

    void setBudget(const ArchiveBudget &budget);
    /// Keep nothing on this computer: deletes the file.
    void wipe();

    void add(const chat::RoomId &room, const QList<chat::ChatMessage> &messages) override;
    void remove(const chat::RoomId &room, const QList<chat::ShownMessage> &messages) override;
    void newest(const chat::RoomId &room, int count, QObject *context,
        PageHandler handler) override;
    void before(const chat::RoomId &room, const chat::LogId &id, int count, QObject *context,
        PageHandler handler) override;
    void search(const chat::SearchQuery &query, QObject *context, SearchHandler handler) override;

signals:
    /// The file was damaged and set aside; a new one fills again from the logs.
    void setAside();
    void failed(const base::Error &reason);

private:
    template <typename Call>
    void runAlone(Call call);
    void trim();

    base::Worker &m_worker;
    const base::Clock &m_clock;
    /// Used on the worker only, where its destruction is the last call.
    std::unique_ptr<HistoryTable> m_table;
    ArchiveBudget m_budget;
    QTimer m_trimTimer;
};

} // namespace archive
