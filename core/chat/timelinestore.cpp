#include "core/chat/timelinestore.h"

#include <algorithm>

namespace chat {

namespace {

constexpr quint64 blockSize = TimelineSegment::maxEntries;

quint32 blockOf(EntryId entry)
{
    return quint32(entry / blockSize);
}

} // namespace

TimelineStore::Spot TimelineStore::spotOf(qsizetype row) const
{
    const qint64 wanted = row + m_origin;
    const auto after = std::upper_bound(m_nodes.begin(), m_nodes.end(), wanted,
        [](qint64 start, const std::unique_ptr<Node> &node) { return start < node->start; });
    const auto index = size_t(after - m_nodes.begin()) - 1;
    return {index, qsizetype(wanted - m_nodes[index]->start)};
}

qsizetype TimelineStore::rowOf(const Spot &spot) const
{
    return qsizetype(m_nodes[spot.node]->start - m_origin) + spot.position;
}

size_t TimelineStore::indexOf(const Node *node) const
{
    return spotOf(qsizetype(node->start - m_origin)).node;
}

TimelineEntry TimelineStore::at(qsizetype row) const
{
    const Spot spot = spotOf(row);
    return m_nodes[spot.node]->segment.at(spot.position);
}

std::optional<qsizetype> TimelineStore::rowOf(EntryId entry) const
{
    const auto home = m_homes.constFind(entry / blockSize);
    if (home == m_homes.constEnd())
        return std::nullopt;
    for (const Node *node : *home) {
        const qsizetype position = node->segment.positionOf(entry);
        if (position >= 0)
            return qsizetype(node->start - m_origin) + position;
    }
    return std::nullopt;
}

std::optional<qsizetype> TimelineStore::rowOfUid(const UidView &uid) const
{
    std::optional<qsizetype> row;
    m_uids.find(hashOf(uid), [&](quint32 block) {
        for (const Node *node : m_homes.value(block)) {
            const qsizetype position = node->segment.positionOfUid(uid);
            if (position >= 0)
                row = qsizetype(node->start - m_origin) + position;
        }
        return row.has_value();
    });
    return row;
}

TimelineStore::Stretch TimelineStore::stretchAfter(const LogId &id) const
{
    if (id >= lastId() && !m_nodes.empty() && !m_nodes.back()->segment.lastId().isNull()) {
        // The usual case: everything known comes before.
        const TimelineSegment &segment = m_nodes.back()->segment;
        qsizetype position = segment.size();
        while (segment.idAt(position - 1).isNull())
            --position;
        return {rowOf({m_nodes.size() - 1, position}), m_size};
    }
    const auto reaches = [](const LogId &wanted, const std::unique_ptr<Node> &node) {
        return wanted < node->reached;
    };
    const auto next = std::upper_bound(m_nodes.begin(), m_nodes.end(), id, reaches);
    const auto notBelow = [](const std::unique_ptr<Node> &node, const LogId &wanted) {
        return node->reached < wanted;
    };
    Stretch stretch {0, m_size};
    LogId before = next == m_nodes.begin() ? LogId() : (*std::prev(next))->reached;
    auto holder = std::lower_bound(m_nodes.begin(), m_nodes.end(), before, notBelow);
    if (next != m_nodes.end()) {
        const TimelineSegment &segment = (*next)->segment;
        qsizetype position = 0;
        for (; segment.idAt(position) <= id; ++position) {
            if (!segment.idAt(position).isNull()) {
                before = segment.idAt(position);
                holder = next;
            }
        }
        stretch.last = rowOf({size_t(next - m_nodes.begin()), position});
    }
    if (!before.isNull()) {
        qsizetype position = (*holder)->segment.size();
        while ((*holder)->segment.idAt(position - 1) != before)
            --position;
        stretch.first = rowOf({size_t(holder - m_nodes.begin()), position});
    }
    return stretch;
}

bool TimelineStore::contains(const LogId &id) const
{
    if (id.isNull() || id > lastId())
        return false;
    const qsizetype first = stretchAfter(id).first;
    if (first == 0)
        return false;
    const Spot spot = spotOf(first - 1);
    return m_nodes[spot.node]->segment.idAt(spot.position) == id;
}

LogId TimelineStore::firstId() const
{
    const auto node = std::find_if(m_nodes.begin(), m_nodes.end(),
        [](const std::unique_ptr<Node> &candidate) { return !candidate->reached.isNull(); });
    if (node == m_nodes.end())
        return {};
    qsizetype position = 0;
    while ((*node)->segment.idAt(position).isNull())
        ++position;
    return (*node)->segment.idAt(position);
}

EntryId TimelineStore::reserveId()
{
    if (m_reserveSlot == int(blockSize)) {
        m_reserveBlock = ++m_lastBlock;
        m_reserveSlot = 0;
    }
    return m_reserveBlock * blockSize + quint64(m_reserveSlot++);
}

EntryId TimelineStore::idFor(Node &node)
{
    if (node.nextSlot == int(blockSize)) {
        node.block = ++m_lastBlock;
        node.nextSlot = 0;
        noteHome(node.block * blockSize, &node);
    }
    return node.block * blockSize + quint64(node.nextSlot++);
}

void TimelineStore::noteHome(EntryId entry, Node *node)
{
    QList<Node *> &homes = m_homes[entry / blockSize];
    if (!homes.contains(node))
        homes.append(node);
}

void TimelineStore::insert(qsizetype row, TimelineEntry entry)
{
    const Spot spot = spotToInsert(row);
    Node &node = *m_nodes[spot.node];
    if (entry.entry == 0)
        entry.entry = idFor(node);
    else
        noteHome(entry.entry, &node);
    node.segment.insert(spot.position, entry);
    shiftStarts(spot.node, 1);
    ++m_size;
    if (!entry.id.isNull())
        renewReached(spot.node);
    if (!entry.uid.isEmpty())
        m_uids.insert(hashOf(entry.uid), blockOf(entry.entry));
}

void TimelineStore::remove(qsizetype row)
{
    const Spot spot = spotOf(row);
    Node &node = *m_nodes[spot.node];
    const TimelineEntry entry = node.segment.at(spot.position);
    if (!entry.uid.isEmpty())
        m_uids.remove(hashOf(entry.uid), blockOf(entry.entry));
    node.segment.remove(spot.position);
    shiftStarts(spot.node, -1);
    --m_size;
    if (node.segment.size() == 0)
        dropNode(spot.node);
    renewReached(spot.node);
}

std::pair<qsizetype, int> TimelineStore::removeFirstSegment()
{
    const TimelineSegment &segment = m_nodes.front()->segment;
    const qsizetype count = segment.size();
    int gaps = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const TimelineEntry entry = segment.at(i);
        gaps += entry.kind == EntryKind::Message ? 0 : 1;
        if (!entry.uid.isEmpty())
            m_uids.remove(hashOf(entry.uid), blockOf(entry.entry));
    }
    dropNode(0);
    m_size -= count;
    m_origin += count;
    renewReached(0);
    return {count, gaps};
}

void TimelineStore::setState(qsizetype row, SendState state)
{
    const Spot spot = spotOf(row);
    m_nodes[spot.node]->segment.setState(spot.position, state);
}

TimelineStore::Spot TimelineStore::spotToInsert(qsizetype row)
{
    if (m_nodes.empty())
        addNode(0, m_origin);
    Spot spot
        = row == m_size ? Spot {m_nodes.size() - 1, m_nodes.back()->segment.size()} : spotOf(row);
    // At a border the node before is preferred, so that rows put in one after the other fill it.
    if (spot.position == 0 && spot.node > 0 && !m_nodes[spot.node - 1]->segment.isFull())
        return {spot.node - 1, m_nodes[spot.node - 1]->segment.size()};
    const TimelineSegment &segment = m_nodes[spot.node]->segment;
    if (!segment.isFull())
        return spot;
    if (spot.position == segment.size()) {
        m_nodes[spot.node]->segment.squeeze();
        addNode(spot.node + 1, m_nodes[spot.node]->start + segment.size());
        return {spot.node + 1, 0};
    }
    if (spot.position == 0) {
        addNode(spot.node, m_nodes[spot.node]->start);
        return spot;
    }
    return split(spot);
}

TimelineStore::Spot TimelineStore::split(const Spot &spot)
{
    addNode(spot.node + 1, m_nodes[spot.node]->start + spot.position);
    Node &left = *m_nodes[spot.node];
    Node &right = *m_nodes[spot.node + 1];
    TimelineSegment kept;
    for (qsizetype i = 0; i < left.segment.size(); ++i) {
        const TimelineEntry entry = left.segment.at(i);
        TimelineSegment &half = i < spot.position ? kept : right.segment;
        half.insert(half.size(), entry);
        if (i >= spot.position)
            noteHome(entry.entry, &right);
    }
    left.segment = std::move(kept);
    right.segment.squeeze();
    renewReached(spot.node);
    // A single entry may fill a segment by its bytes alone.
    if (left.segment.isFull()) {
        addNode(spot.node + 1, right.start);
        return {spot.node + 1, 0};
    }
    return spot;
}

void TimelineStore::addNode(size_t index, qint64 start)
{
    auto node = std::make_unique<Node>();
    node->start = start;
    if (index > 0)
        node->reached = m_nodes[index - 1]->reached;
    m_nodes.insert(m_nodes.begin() + qsizetype(index), std::move(node));
}

void TimelineStore::dropNode(size_t index)
{
    Node *node = m_nodes[index].get();
    m_homes.removeIf([node](const std::pair<const quint64 &, QList<Node *> &> home) {
        home.second.removeOne(node);
        return home.second.isEmpty();
    });
    m_nodes.erase(m_nodes.begin() + qsizetype(index));
}

void TimelineStore::shiftStarts(size_t index, qsizetype count)
{
    // Either what stands behind moves down or what stands before moves up: whichever is less.
    if (index >= m_nodes.size() / 2) {
        for (size_t i = index + 1; i < m_nodes.size(); ++i)
            m_nodes[i]->start += count;
        return;
    }
    m_origin -= count;
    for (size_t i = 0; i <= index; ++i)
        m_nodes[i]->start -= count;
}

void TimelineStore::renewReached(size_t index)
{
    for (size_t i = index; i < m_nodes.size(); ++i) {
        const LogId before = i == 0 ? LogId() : m_nodes[i - 1]->reached;
        const LogId reached = std::max(before, m_nodes[i]->segment.lastId());
        if (i > index && reached == m_nodes[i]->reached)
            return;
        m_nodes[i]->reached = reached;
    }
}

qsizetype TimelineStore::memoryBytes() const
{
    qsizetype bytes = qsizetype(sizeof *this) + m_uids.memoryBytes();
    for (const std::unique_ptr<Node> &node : m_nodes)
        bytes += qsizetype(sizeof(Node) - sizeof(TimelineSegment) + sizeof(void *))
            + node->segment.memoryBytes();
    // A hash entry of Qt 6 takes its key, its value and a byte; the list behind it one block.
    bytes += m_homes.capacity() * qsizetype(sizeof(quint64) + sizeof(QList<Node *>) + 1);
    bytes += m_homes.size() * qsizetype(sizeof(QArrayData) + sizeof(void *));
    return bytes;
}

} // namespace chat
