#pragma once

#include "ui/models/messagequery.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace base {
class Worker;
}
namespace chat {
class Timeline;
}

namespace ui {

/// Searches what the rooms' timelines hold now, newest messages first: takes them out in slices of a
/// bounded number a turn, and compares them on a thread of its own, so that no frame waits for it.
/// What lies only in an archive has to be asked for there; its hits have the same form.
/// Thread: GUI.
class MessageSearch final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype sliceRows = 4000;
    static constexpr qsizetype maxHits = 1000;

    /// Null for a room that is not joined any more.
    using TimelineFinder = std::function<const chat::Timeline *(const chat::RoomId &)>;

    explicit MessageSearch(TimelineFinder find, QObject *parent = nullptr);
    ~MessageSearch() override;

    /// Gives up the search that runs. Without words nothing is found.
    void start(const MessageQuery &query, const QList<chat::RoomId> &rooms);
    void stop();
    bool isRunning() const { return m_isRunning; }
    /// All hits so far, at most maxHits.
    const QList<SearchHit> &hits() const { return m_hits; }

signals:
    /// Hits that were added behind the others.
    void found(const QList<ui::SearchHit> &hits);
    void finished();

private:
    void takeSlice();
    QList<SearchHit> nextSlice();
    void takeHits(const QList<SearchHit> &hits);
    void finish();

    TimelineFinder m_find;
    std::unique_ptr<base::Worker> m_worker; ///< from the first search on
    QTimer m_turn;
    MessageQuery m_query;
    QList<chat::RoomId> m_rooms; ///< the first one is being searched
    chat::EntryId m_next = 0; ///< its next entry to look at; 0: the newest
    QList<SearchHit> m_hits;
    quint64 m_number = 0; ///< of the search; answers to earlier ones are dropped
    bool m_isRunning = false;
};

} // namespace ui
