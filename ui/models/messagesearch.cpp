#include "ui/models/messagesearch.h"

#include "core/base/worker.h"
#include "core/chat/timeline.h"

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

MessageSearch::MessageSearch(TimelineFinder find, QObject *parent)
    : QObject(parent)
    , m_find(std::move(find))
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &MessageSearch::takeSlice);
}

MessageSearch::~MessageSearch() = default;

void MessageSearch::start(const MessageQuery &query, const QList<chat::RoomId> &rooms)
{
    stop();
    m_hits.clear();
    m_query = query;
    m_rooms = rooms;
    m_next = 0;
    m_isRunning = true;
    if (m_query.isEmpty())
        m_rooms.clear();
    else if (!m_worker)
        m_worker = std::make_unique<base::Worker>(u"search"_s);
    m_turn.start();
}

void MessageSearch::stop()
{
    ++m_number;
    m_turn.stop();
    m_isRunning = false;
}

// From the newest to the oldest; a room that went meanwhile is passed over.
QList<SearchHit> MessageSearch::nextSlice()
{
    QList<SearchHit> slice;
    while (!m_rooms.isEmpty() && slice.isEmpty()) {
        const chat::RoomId room = m_rooms.first();
        const chat::Timeline *timeline = m_find(room);
        const qsizetype size = timeline ? timeline->size() : 0;
        qsizetype row = m_next == 0 || !timeline ? size - 1 : timeline->rowOf(m_next).value_or(-1);
        const qsizetype least = row - sliceRows;
        for (; row >= 0 && row > least; --row) {
            const chat::TimelineEntry entry = timeline->at(row);
            if (entry.kind == chat::EntryKind::Message && entry.validUtf8)
                slice.append({room, entry.entry, entry.at, entry.from.toByteArray(),
                    entry.body.toByteArray()});
        }
        m_next = row >= 0 ? timeline->at(row).entry : 0;
        if (row < 0)
            m_rooms.removeFirst();
    }
    return slice;
}

void MessageSearch::takeSlice()
{
    const QList<SearchHit> slice = nextSlice();
    if (slice.isEmpty()) {
        finish();
        return;
    }
    m_worker->run([query = m_query, slice] { return query.filter(slice); }, this,
        [this, number = m_number](const QList<SearchHit> &hits) {
            if (number == m_number)
                takeHits(hits);
        });
}

void MessageSearch::takeHits(const QList<SearchHit> &hits)
{
    const QList<SearchHit> added = hits.first(std::min(hits.size(), maxHits - m_hits.size()));
    m_hits += added;
    if (!added.isEmpty())
        emit found(added);
    if (m_hits.size() >= maxHits)
        finish();
    else if (m_isRunning)
        m_turn.start();
}

void MessageSearch::finish()
{
    m_isRunning = false;
    emit finished();
}

} // namespace ui
