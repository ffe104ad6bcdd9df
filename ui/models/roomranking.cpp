#include "ui/models/roomranking.h"

#include <algorithm>
#include <tuple>

namespace ui {

namespace {

struct Candidate {
    chat::Room room;
    int match = 0; // smaller is better
    qsizetype recency = 0;
    qsizetype order = 0;
};

int matchOf(const QString &name, const QString &text)
{
    if (text.isEmpty())
        return 0;
    if (name.compare(text, Qt::CaseInsensitive) == 0)
        return 0;
    if (name.startsWith(text, Qt::CaseInsensitive))
        return 1;
    return name.contains(text, Qt::CaseInsensitive) ? 2 : -1;
}

auto keyOf(const Candidate &candidate)
{
    return std::tuple(candidate.match, candidate.room.mentions == 0, candidate.room.unread == 0,
        candidate.recency, candidate.order);
}

} // namespace

QList<chat::Room> rankRooms(const QList<chat::Room> &rooms, const QList<chat::RoomId> &recent,
    const QString &text)
{
    const QString wanted = text.trimmed();
    QList<Candidate> candidates;
    for (const chat::Room &room : rooms) {
        const int match = matchOf(room.id.displayName(), wanted);
        if (match < 0)
            continue;
        const qsizetype seen = recent.indexOf(room.id);
        candidates.append({room, match, seen < 0 ? recent.size() : seen, candidates.size()});
    }
    std::sort(candidates.begin(), candidates.end(),
        [](const Candidate &left, const Candidate &right) { return keyOf(left) < keyOf(right); });
    QList<chat::Room> ranked;
    ranked.reserve(candidates.size());
    for (const Candidate &candidate : std::as_const(candidates))
        ranked.append(candidate.room);
    return ranked;
}

} // namespace ui
