#include "core/chat/timeline.h"

#include "core/chat/timelinestore.h"
#include "core/chat/waitingtail.h"

namespace chat {

using Type = TimelineChange::Type;

class Timeline::Private {
public:
    void addOne(const ChatMessage &message, QByteArrayView ownName, TimelineChanges &changes);
    void place(const ChatMessage &message, EntryId entry, SendState state, bool own,
        TimelineChanges &changes);
    void store(qsizetype position, const LogId &id, SendState state, TimelineChanges &changes);
    void drop(qsizetype row, TimelineChanges &changes);
    void lose(qsizetype row, TimelineChanges &changes);
    std::optional<qsizetype> rowOfShown(const ShownMessage &message) const;
    qsizetype rowFor(const LogId &id) const;
    qsizetype rowForGap(const LogId &from) const;
    std::optional<qsizetype> gapRow(const LogId &from) const;
    std::optional<qsizetype> rowOfUid(QByteArrayView uid) const;
    TimelineChanges change(QByteArrayView uid, SendState state,
        const std::optional<base::Error> &reason);

    TimelineStore log; ///< everything that has its place
    int gaps = 0;
    WaitingTail tail; ///< own messages that wait for it
};

namespace {

/// An entry with bytes of its own: what a store gives points into the store.
class EntryCopy final {
public:
    explicit EntryCopy(const TimelineEntry &entry)
        : m_from(entry.from.toByteArray())
        , m_body(entry.body.toByteArray())
        , m_uid(entry.uid.toByteArray())
        , m_re(entry.re.toByteArray())
        , m_entry(entry)
    {
        m_entry.from = m_from;
        m_entry.body = m_body;
        m_entry.uid = m_uidPacker.pack(m_uid);
        m_entry.re = m_rePacker.pack(m_re);
    }
    EntryCopy(const EntryCopy &) = delete;
    EntryCopy &operator=(const EntryCopy &) = delete;

    const TimelineEntry &entry() const { return m_entry; }

private:
    QByteArray m_from;
    QByteArray m_body;
    QByteArray m_uid;
    QByteArray m_re;
    UidPacker m_uidPacker;
    UidPacker m_rePacker;
    TimelineEntry m_entry;
};

void noteInserted(TimelineChanges &changes, qsizetype row)
{
    // Rows that came one after the other are one change.
    if (!changes.isEmpty()) {
        TimelineChange &last = changes.last();
        if (last.type == Type::Inserted && row >= last.row && row <= last.row + last.count) {
            ++last.count;
            return;
        }
    }
    changes.append({Type::Inserted, row, 1});
}

} // namespace

Timeline::Timeline()
    : d(std::make_unique<Private>())
{
}

Timeline::~Timeline() = default;
Timeline::Timeline(Timeline &&) noexcept = default;
Timeline &Timeline::operator=(Timeline &&) noexcept = default;

qsizetype Timeline::size() const
{
    return d->log.size() + d->tail.size();
}

TimelineEntry Timeline::at(qsizetype row) const
{
    Q_ASSERT(row >= 0 && row < size());
    return row < d->log.size() ? d->log.at(row) : d->tail.at(row - d->log.size());
}

std::optional<qsizetype> Timeline::rowOf(EntryId entry) const
{
    if (const auto position = d->tail.positionOf(entry))
        return d->log.size() + *position;
    return d->log.rowOf(entry);
}

std::optional<qsizetype> Timeline::rowOfUid(QByteArrayView uid) const
{
    return d->rowOfUid(uid);
}

LogId Timeline::lastId() const
{
    return d->log.lastId();
}

LogId Timeline::firstId() const
{
    return d->log.firstId();
}

bool Timeline::contains(const LogId &id) const
{
    return d->log.contains(id);
}

std::optional<qsizetype> Timeline::Private::rowOfUid(QByteArrayView uid) const
{
    if (uid.isEmpty())
        return std::nullopt;
    if (tail.size() > 0) {
        if (const auto position = tail.positionOfUid(uid.toByteArray()))
            return log.size() + *position;
    }
    UidPacker packer;
    return log.rowOfUid(packer.pack(uid));
}

qsizetype Timeline::Private::rowFor(const LogId &id) const
{
    const bool isNewest = id > log.lastId();
    if (id.isNull() || (isNewest && gaps == 0))
        return log.size();
    // Between two ids of the log the gaps come first, then what has no id, by its time.
    auto [first, last] = log.stretchAfter(id);
    for (; first < last; ++first) {
        const TimelineEntry entry = log.at(first);
        if (entry.kind == EntryKind::Message)
            break;
        if (entry.gapFrom >= id)
            return first;
    }
    if (isNewest)
        return log.size();
    while (first < last) {
        const qsizetype middle = first + (last - first) / 2;
        const TimelineEntry entry = log.at(middle);
        if (entry.kind == EntryKind::Message && entry.at <= timeOf(id))
            first = middle + 1;
        else
            last = middle;
    }
    return first;
}

void Timeline::Private::place(const ChatMessage &message, EntryId entryId, SendState state,
    bool own, TimelineChanges &changes)
{
    EntryPackers packers;
    TimelineEntry entry = toEntry(message, packers);
    entry.entry = entryId;
    entry.state = state;
    entry.own = own;
    const qsizetype row = rowFor(message.id);
    log.insert(row, entry);
    noteInserted(changes, row);
}

void Timeline::Private::drop(qsizetype row, TimelineChanges &changes)
{
    log.remove(row);
    changes.append({Type::Removed, row, 1});
    // Gaps that stood behind it stand behind what comes before it now, so that they are found again.
    while (row < log.size()) {
        const TimelineEntry gap = log.at(row);
        if (gap.kind == EntryKind::Message)
            return;
        log.remove(row);
        const qsizetype wanted = rowForGap(gap.gapFrom);
        log.insert(wanted, gap);
        if (wanted == row)
            return;
        changes.append({{Type::Removed, row, 1}, {Type::Inserted, wanted, 1}});
        ++row;
    }
}

void Timeline::Private::store(qsizetype position, const LogId &id, SendState state,
    TimelineChanges &changes)
{
    WaitingTail::Item item = tail.take(position);
    // Nobody else can have this id or this uid: what stands there was forged.
    if (log.contains(id))
        drop(log.stretchAfter(id).first - 1, changes);
    UidPacker packer;
    if (const auto forged = log.rowOfUid(packer.pack(item.message.uid)))
        drop(*forged, changes);
    const qsizetype oldRow = log.size() + position;
    item.message.id = id;
    TimelineChanges moved;
    place(item.message, item.entry, state, true, moved);
    if (moved.constFirst().row == oldRow) {
        changes.append({Type::Updated, oldRow, 1});
        return;
    }
    changes.append({Type::Removed, oldRow, 1});
    changes.append(moved);
}

void Timeline::Private::addOne(const ChatMessage &message, QByteArrayView ownName,
    TimelineChanges &changes)
{
    const bool own = !message.plain && !message.from.isEmpty() && message.from == ownName;
    if (own && tail.size() > 0 && !message.id.isNull()) {
        if (const auto position = tail.positionOfUid(message.uid)) {
            store(*position, message.id, SendState::Replicated, changes);
            return;
        }
    }
    if (log.contains(message.id))
        return;
    if (!message.uid.isEmpty()) {
        UidPacker packer;
        const auto known = log.rowOfUid(packer.pack(message.uid));
        if (known && (log.at(*known).state != SendState::Lost || message.id.isNull()))
            return;
        if (known)
            drop(*known, changes);
    }
    place(message, 0, own ? SendState::Replicated : SendState::None, own, changes);
}

TimelineChanges Timeline::add(const QList<ChatMessage> &messages, QByteArrayView ownName)
{
    TimelineChanges changes;
    for (const ChatMessage &message : messages)
        d->addOne(message, ownName, changes);
    return changes;
}

TimelineChanges Timeline::addWaiting(const ChatMessage &message)
{
    if (message.uid.isEmpty() || d->rowOfUid(message.uid))
        return {};
    d->tail.append(d->log.reserveId(), message);
    return {{Type::Inserted, size() - 1, 1}};
}

TimelineChanges Timeline::setStored(QByteArrayView uid, const LogId &id)
{
    TimelineChanges changes;
    const auto position = d->tail.positionOfUid(uid.toByteArray());
    if (position && !id.isNull())
        d->store(*position, id, SendState::Stored, changes);
    return changes;
}

TimelineChanges Timeline::setReplicated(QByteArrayView uid)
{
    const auto row = d->rowOfUid(uid);
    if (!row || *row >= d->log.size() || d->log.at(*row).state != SendState::Stored)
        return {};
    d->log.setState(*row, SendState::Replicated);
    return {{Type::Updated, *row, 1}};
}

/// The row with the message's id, if that has its uid too.
std::optional<qsizetype> Timeline::Private::rowOfShown(const ShownMessage &message) const
{
    if (!log.contains(message.id))
        return std::nullopt;
    const qsizetype row = log.stretchAfter(message.id).first - 1;
    return log.at(row).uid == message.uid ? std::optional(row) : std::nullopt;
}

void Timeline::Private::lose(qsizetype row, TimelineChanges &changes)
{
    const TimelineEntry old = log.at(row);
    const EntryCopy copy(old);
    TimelineEntry lost = copy.entry();
    lost.id = {};
    lost.state = SendState::Lost;
    lost.channel = {};
    const LogId oldId = old.id;
    TimelineChanges moved;
    drop(row, moved);
    auto [place, last] = log.stretchAfter(oldId);
    const auto comesAfter = [&](const TimelineEntry &entry) {
        return entry.kind == EntryKind::Message && entry.at >= lost.at;
    };
    while (place < last && !comesAfter(log.at(place)))
        ++place;
    log.insert(place, lost);
    if (place == row && moved.size() == 1) {
        changes.append({Type::Updated, row, 1});
        return;
    }
    changes.append(moved);
    changes.append({Type::Inserted, place, 1});
}

TimelineChanges Timeline::amend(QByteArrayView uid, const Amendment &amendment)
{
    const auto row = d->rowOfUid(uid);
    if (!row || *row >= d->log.size())
        return {};
    const TimelineEntry old = d->log.at(*row);
    const QByteArray body
        = amendment.isDeleted ? QByteArray() : amendment.body.value_or(old.body.toByteArray());
    const bool isSame = old.body == body && old.deleted == amendment.isDeleted;
    if (isSame || !old.channel.isEmpty())
        return {};
    const EntryCopy copy(old);
    TimelineEntry amended = copy.entry();
    amended.body = body;
    amended.validUtf8 = QByteArrayView(body).isValidUtf8();
    amended.edited = !amendment.isDeleted;
    amended.deleted = amendment.isDeleted;
    d->log.remove(*row);
    d->log.insert(*row, amended);
    return {{Type::Updated, *row, 1}};
}

TimelineChanges Timeline::setLost(const QList<ShownMessage> &messages)
{
    TimelineChanges changes;
    for (const ShownMessage &message : messages) {
        if (const auto row = d->rowOfShown(message))
            d->lose(*row, changes);
    }
    return changes;
}

TimelineChanges Timeline::Private::change(QByteArrayView uid, SendState state,
    const std::optional<base::Error> &reason)
{
    const auto position = tail.positionOfUid(uid.toByteArray());
    if (!position)
        return {};
    WaitingTail::Item &item = tail.item(*position);
    if (item.state == state && item.refusal == reason)
        return {};
    item.state = state;
    item.refusal = reason;
    return {{Type::Updated, log.size() + *position, 1}};
}

TimelineChanges Timeline::setRefused(QByteArrayView uid, const base::Error &reason)
{
    return d->change(uid, SendState::Refused, reason);
}

TimelineChanges Timeline::setWaiting(QByteArrayView uid)
{
    return d->change(uid, SendState::Waiting, std::nullopt);
}

TimelineChanges Timeline::remove(QByteArrayView uid)
{
    TimelineChanges changes;
    const auto row = d->rowOfUid(uid);
    if (!row)
        return changes;
    if (*row < d->log.size()) {
        d->drop(*row, changes);
        return changes;
    }
    d->tail.take(*row - d->log.size());
    return {{Type::Removed, *row, 1}};
}

qsizetype Timeline::Private::rowForGap(const LogId &from) const
{
    auto [first, last] = log.stretchAfter(from);
    while (first < last && log.at(first).kind != EntryKind::Message && log.at(first).gapFrom < from)
        ++first;
    return first;
}

std::optional<qsizetype> Timeline::Private::gapRow(const LogId &from) const
{
    const auto [first, last] = log.stretchAfter(from);
    for (qsizetype row = first; row < last; ++row) {
        const TimelineEntry entry = log.at(row);
        if (entry.kind == EntryKind::Message)
            break;
        if (entry.gapFrom == from)
            return row;
    }
    return std::nullopt;
}

TimelineChanges Timeline::addGap(EntryKind kind, const LogId &from, const LogId &to)
{
    TimelineChanges changes = removeGap(from);
    TimelineEntry entry;
    entry.kind = kind == EntryKind::Message ? EntryKind::Gap : kind;
    entry.gapFrom = from;
    entry.gapTo = to;
    entry.at = timeOf(from);
    const qsizetype row = d->rowForGap(from);
    d->log.insert(row, entry);
    ++d->gaps;
    changes.append({Type::Inserted, row, 1});
    return changes;
}

TimelineChanges Timeline::removeGap(const LogId &from)
{
    const auto row = d->gapRow(from);
    if (!row)
        return {};
    d->log.remove(*row);
    --d->gaps;
    return {{Type::Removed, *row, 1}};
}

TimelineChanges Timeline::shrinkTo(qsizetype maxBytes)
{
    qsizetype removed = 0;
    // What stands last is what one looks at.
    while (d->log.segments() > 1 && memoryBytes() > maxBytes) {
        const auto [count, gaps] = d->log.removeFirstSegment();
        removed += count;
        d->gaps -= gaps;
    }
    if (removed == 0)
        return {};
    return {{Type::Removed, 0, removed}};
}

std::optional<base::Error> Timeline::refusal(QByteArrayView uid) const
{
    const auto position = d->tail.positionOfUid(uid.toByteArray());
    return position ? d->tail.item(*position).refusal : std::nullopt;
}

qsizetype Timeline::memoryBytes() const
{
    return qsizetype(sizeof *this) + d->log.memoryBytes() + d->tail.memoryBytes();
}

} // namespace chat
