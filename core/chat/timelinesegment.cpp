#include "core/chat/timelinesegment.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace chat {

namespace {

enum Flag : quint16 {
    HasId = 0x1,
    WideTime = 0x2, ///< the full time and sequence stand in the arena
    Own = 0x4,
    Plain = 0x8,
    BadUtf8 = 0x10,
    HasUid = 0x20,
    PackedUid = 0x40,
    HasRe = 0x80,
    PackedRe = 0x100,
    HasChannel = 0x200,
    IsGap = 0x400,
    IsTrimmed = 0x800,
    Edited = 0x1000,
    Deleted = 0x2000,
};

constexpr size_t recordsToGrow = 32;

/// shrink_to_fit() does nothing in libstdc++ when exceptions are off.
template <typename T>
void giveBackSpare(std::vector<T> &vector)
{
    if (vector.capacity() > vector.size())
        std::vector<T>(vector.begin(), vector.end()).swap(vector);
}

quint16 flagsOf(const TimelineEntry &entry)
{
    int flags = 0;
    const auto set = [&flags](bool on, Flag flag) { flags |= on ? flag : 0; };
    set(!entry.id.isNull(), HasId);
    set(entry.own, Own);
    set(entry.plain, Plain);
    set(!entry.validUtf8, BadUtf8);
    set(entry.edited, Edited);
    set(entry.deleted, Deleted);
    set(!entry.uid.isEmpty(), HasUid);
    set(entry.uid.form() == UidView::Form::PackedUlid, PackedUid);
    set(!entry.re.isEmpty(), HasRe);
    set(entry.re.form() == UidView::Form::PackedUlid, PackedRe);
    set(!entry.channel.isEmpty(), HasChannel);
    set(entry.kind == EntryKind::Gap, IsGap);
    set(entry.kind == EntryKind::Trimmed, IsTrimmed);
    return static_cast<quint16>(flags);
}

/// Reads the arena from one place on; what it reads was written by this file.
class ArenaReader {
public:
    explicit ArenaReader(const char *place)
        : m_place(place)
    {
    }

    quint64 fixed()
    {
        quint64 value = 0;
        std::memcpy(&value, m_place, sizeof value);
        m_place += sizeof value;
        return value;
    }
    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0;; shift += 7) {
            const auto byte = static_cast<quint8>(*m_place++);
            value |= quint64(byte & 0x7fu) << shift;
            if (byte < 0x80)
                return value;
        }
    }
    QByteArrayView bytes(quint64 size)
    {
        const QByteArrayView view(m_place, qsizetype(size));
        m_place += size;
        return view;
    }
    UidView uid(bool packed)
    {
        if (packed)
            return UidView(bytes(UidView::packedBytes), UidView::Form::PackedUlid);
        return UidView(bytes(number()));
    }
    const char *place() const { return m_place; }

private:
    const char *m_place;
};

} // namespace

/// What stands in the arena for one record.
struct TimelineSegment::Item {
    quint64 milliseconds = 0;
    quint64 sequence = 0;
    UidView uid;
    UidView re;
    QByteArrayView channel;
    LogId gapFrom;
    LogId gapTo;
    QByteArrayView body;
    qsizetype bytes = 0;
};

TimelineSegment::Item TimelineSegment::itemOf(const Record &record) const
{
    Item item;
    const char *begin = m_arena.data() + record.place;
    ArenaReader reader(begin);
    const quint64 bodySize = reader.number();
    item.milliseconds = quint64(m_base + record.offset);
    item.sequence = record.sequence;
    if (record.flags & WideTime) {
        item.milliseconds = reader.fixed();
        item.sequence = reader.fixed();
    }
    if (record.flags & HasUid)
        item.uid = reader.uid(record.flags & PackedUid);
    if (record.flags & HasRe)
        item.re = reader.uid(record.flags & PackedRe);
    if (record.flags & HasChannel)
        item.channel = nameAt(quint16(reader.number()));
    if (record.flags & (IsGap | IsTrimmed)) {
        item.gapFrom = {reader.fixed(), reader.fixed()};
        item.gapTo = {reader.fixed(), reader.fixed()};
    }
    item.body = reader.bytes(bodySize);
    item.bytes = reader.place() - begin;
    return item;
}

TimelineEntry TimelineSegment::at(qsizetype position) const
{
    const Record &record = m_records[size_t(position)];
    const Item item = itemOf(record);
    TimelineEntry entry;
    entry.entry = m_blocks[record.block] * maxEntries + record.slot;
    if (record.flags & (IsGap | IsTrimmed))
        entry.kind = record.flags & IsGap ? EntryKind::Gap : EntryKind::Trimmed;
    entry.messageKind = MessageKind(record.kind);
    entry.state = SendState(record.state);
    entry.own = record.flags & Own;
    entry.plain = record.flags & Plain;
    entry.edited = record.flags & Edited;
    entry.deleted = record.flags & Deleted;
    entry.validUtf8 = !(record.flags & BadUtf8);
    if (record.flags & HasId)
        entry.id = {item.milliseconds, item.sequence};
    entry.at = timeOf({item.milliseconds, 0});
    entry.uid = item.uid;
    entry.from = nameAt(record.name);
    entry.body = item.body;
    entry.re = item.re;
    entry.channel = item.channel;
    entry.gapFrom = item.gapFrom;
    entry.gapTo = item.gapTo;
    return entry;
}

LogId TimelineSegment::idAt(qsizetype position) const
{
    const Record &record = m_records[size_t(position)];
    if (!(record.flags & HasId))
        return {};
    if (!(record.flags & WideTime))
        return {quint64(m_base + record.offset), record.sequence};
    const Item item = itemOf(record);
    return {item.milliseconds, item.sequence};
}

void TimelineSegment::setTime(Record &record, const TimelineEntry &entry)
{
    const quint64 time = entry.id.isNull() ? quint64(entry.at.count()) : entry.id.milliseconds;
    if (m_records.empty())
        m_base = qint64(std::min(time, quint64(std::numeric_limits<qint64>::max() / 2)));
    const quint64 base = quint64(m_base);
    const bool later = time >= base;
    const quint64 distance = later ? time - base : base - time;
    record.offset = 0;
    record.sequence = 0;
    if (distance > quint64(std::numeric_limits<qint32>::max())
        || entry.id.sequence > std::numeric_limits<quint32>::max()) {
        record.flags = quint16(record.flags | WideTime);
        return;
    }
    record.offset = later ? qint32(distance) : -qint32(distance);
    record.sequence = quint32(entry.id.sequence);
}

void TimelineSegment::insert(qsizetype position, const TimelineEntry &entry)
{
    // Removed entries leave blocks and names behind; their indexes have to stay small.
    if (m_blocks.size() >= maxEntries || m_names.size() > 4 * maxEntries)
        rebuild();
    Record record {};
    record.flags = flagsOf(entry);
    record.kind = quint8(entry.messageKind);
    record.state = quint8(entry.state);
    record.block = blockIndex(entry.entry / maxEntries);
    record.slot = quint8(entry.entry % maxEntries);
    record.name = nameIndex(entry.from);
    const quint16 channel = entry.channel.isEmpty() ? quint16(0) : nameIndex(entry.channel);
    setTime(record, entry);
    record.place = quint32(m_arena.size());

    appendNumber(quint64(entry.body.size()));
    const auto appendFixed = [this](quint64 value) {
        append(QByteArrayView(reinterpret_cast<const char *>(&value), sizeof value));
    };
    if (record.flags & WideTime) {
        appendFixed(entry.id.isNull() ? quint64(entry.at.count()) : entry.id.milliseconds);
        appendFixed(entry.id.sequence);
    }
    if (record.flags & HasUid)
        appendUid(entry.uid);
    if (record.flags & HasRe)
        appendUid(entry.re);
    if (record.flags & HasChannel)
        appendNumber(channel);
    if (record.flags & (IsGap | IsTrimmed)) {
        for (const LogId &id : {entry.gapFrom, entry.gapTo}) {
            appendFixed(id.milliseconds);
            appendFixed(id.sequence);
        }
    }
    append(entry.body);
    if (m_records.size() == m_records.capacity())
        m_records.reserve(m_records.size() + recordsToGrow);
    m_records.insert(m_records.begin() + position, record);
    m_lastId = std::max(m_lastId, entry.id);
}

void TimelineSegment::remove(qsizetype position)
{
    const Record record = m_records[size_t(position)];
    m_garbage += itemOf(record).bytes;
    const bool wasLast = (record.flags & HasId) && idAt(position) == m_lastId;
    m_records.erase(m_records.begin() + position);
    if (wasLast)
        findLastId();
    if (m_garbage > 4096 && m_garbage > qsizetype(m_arena.size()) / 2)
        squeeze();
}

void TimelineSegment::findLastId()
{
    m_lastId = {};
    for (qsizetype i = 0; i < size(); ++i)
        m_lastId = std::max(m_lastId, idAt(i));
}

void TimelineSegment::setState(qsizetype position, SendState state)
{
    m_records[size_t(position)].state = quint8(state);
}

qsizetype TimelineSegment::positionOf(EntryId entry) const
{
    const auto block = std::find(m_blocks.begin(), m_blocks.end(), entry / maxEntries);
    if (block == m_blocks.end())
        return -1;
    const auto index = quint8(block - m_blocks.begin());
    const auto slot = quint8(entry % maxEntries);
    const auto found = std::find_if(m_records.begin(), m_records.end(),
        [=](const Record &record) { return record.slot == slot && record.block == index; });
    return found == m_records.end() ? -1 : found - m_records.begin();
}

qsizetype TimelineSegment::positionOfUid(const UidView &uid) const
{
    // From the end: what is asked for is most often young.
    for (qsizetype i = size() - 1; i >= 0; --i) {
        const Record &record = m_records[size_t(i)];
        if ((record.flags & HasUid) && itemOf(record).uid == uid)
            return i;
    }
    return -1;
}

void TimelineSegment::rebuild()
{
    TimelineSegment copy;
    for (qsizetype i = 0; i < size(); ++i)
        copy.insert(i, at(i));
    *this = std::move(copy);
}

void TimelineSegment::squeeze()
{
    if (m_garbage > 0)
        rebuild();
    giveBackSpare(m_records);
    giveBackSpare(m_arena);
    giveBackSpare(m_names);
    giveBackSpare(m_blocks);
}

qsizetype TimelineSegment::memoryBytes() const
{
    return qsizetype(sizeof *this + m_records.capacity() * sizeof(Record) + m_arena.capacity()
        + m_names.capacity() * sizeof(quint32) + m_blocks.capacity() * sizeof(quint64));
}

quint16 TimelineSegment::nameIndex(QByteArrayView name)
{
    if (name.isEmpty())
        return 0;
    if (m_names.empty())
        m_names.push_back(0);
    // From the end: whoever spoke last speaks next. At most two names an entry fit in 16 bits.
    for (size_t i = m_names.size() - 1; i > 0; --i) {
        if (nameAt(quint16(i)) == name)
            return quint16(i);
    }
    m_names.push_back(quint32(m_arena.size()));
    appendNumber(quint64(name.size()));
    append(name);
    return quint16(m_names.size() - 1);
}

QByteArrayView TimelineSegment::nameAt(quint16 index) const
{
    if (index == 0)
        return {};
    ArenaReader reader(m_arena.data() + m_names[index]);
    const quint64 size = reader.number();
    return reader.bytes(size);
}

quint8 TimelineSegment::blockIndex(quint64 block)
{
    const auto found = std::find(m_blocks.begin(), m_blocks.end(), block);
    if (found == m_blocks.end()) {
        m_blocks.push_back(block);
        return quint8(m_blocks.size() - 1);
    }
    return quint8(found - m_blocks.begin());
}

void TimelineSegment::append(QByteArrayView bytes)
{
    // Doubling would leave half of the arenas empty in a long history.
    const size_t wanted = m_arena.size() + size_t(bytes.size());
    if (wanted > m_arena.capacity())
        m_arena.reserve(std::max(wanted, m_arena.capacity() + m_arena.capacity() / 4 + 256));
    m_arena.insert(m_arena.end(), bytes.begin(), bytes.end());
}

void TimelineSegment::appendNumber(quint64 number)
{
    while (number >= 0x80) {
        m_arena.push_back(char(quint8(number) | 0x80u));
        number >>= 7;
    }
    m_arena.push_back(char(number));
}

void TimelineSegment::appendUid(const UidView &uid)
{
    if (uid.form() == UidView::Form::Text)
        appendNumber(quint64(uid.bytes().size()));
    append(uid.bytes());
}

} // namespace chat
