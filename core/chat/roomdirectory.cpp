#include "core/chat/roomdirectory.h"

#include "core/chat/roomname.h"

#include <algorithm>
#include <cmath>

namespace chat {

namespace {

/// More than are shown, since some are reserved names that are left out.
constexpr qsizetype maxLive = 4 * RoomDirectory::maxChannels;

std::chrono::milliseconds toTime(const resp::RespValue &score)
{
    const double number
        = score.type == resp::RespType::Double ? score.number : score.text.toDouble();
    // A forged score may be anything, also no number at all.
    const bool isTime = std::isfinite(number) && number > 0 && number < 1e15;
    return std::chrono::milliseconds(isTime ? qint64(number) : 0);
}

} // namespace

void RoomDirectory::add(QByteArrayView channel, std::chrono::milliseconds lastActivity)
{
    const auto name = m_keys.visibleName(channel);
    if (!name || !checkRoomName(*name))
        return;
    KnownChannel &known = m_channels[*name];
    known.name = *name;
    known.lastActivity = std::max(known.lastActivity, lastActivity);
}

void RoomDirectory::takeKnown(const resp::RespValue &reply)
{
    const QList<resp::RespValue> &elements = reply.elements;
    const bool inPairs = !elements.isEmpty() && elements.constFirst().isList();
    if (inPairs) {
        for (const resp::RespValue &pair : elements) {
            if (pair.elements.size() == 2)
                add(pair.elements.at(0).text, toTime(pair.elements.at(1)));
        }
        return;
    }
    for (qsizetype i = 0; i + 1 < elements.size(); i += 2)
        add(elements.at(i).text, toTime(elements.at(i + 1)));
}

void RoomDirectory::takeLive(const resp::RespValue &reply)
{
    // A server may have a million of them: the first by name are kept, and the rest is not even copied.
    QList<QByteArrayView> names;
    for (const resp::RespValue &channel : reply.elements)
        names.append(channel.text);
    if (names.size() > maxLive) {
        std::nth_element(names.begin(), names.begin() + maxLive, names.end());
        names.resize(maxLive);
    }
    for (const QByteArrayView name : std::as_const(names))
        add(name, std::chrono::milliseconds(0));
}

void RoomDirectory::takeCounts(const QList<redis::SubscriberCount> &counts)
{
    for (const redis::SubscriberCount &count : counts) {
        const auto name = m_keys.visibleName(count.channel);
        const auto known = name ? m_channels.find(*name) : m_channels.end();
        if (known == m_channels.end())
            continue;
        known->subscribers = count.total;
        known->complete = count.complete;
    }
}

QList<KnownChannel> RoomDirectory::channels() const
{
    QList<KnownChannel> sorted = m_channels.values();
    std::sort(sorted.begin(), sorted.end(),
        [](const KnownChannel &left, const KnownChannel &right) {
            if (left.lastActivity != right.lastActivity)
                return left.lastActivity > right.lastActivity;
            return left.name < right.name;
        });
    return sorted.first(std::min<qsizetype>(sorted.size(), maxChannels));
}

QList<QByteArray> RoomDirectory::channelsOnServer() const
{
    QList<QByteArray> names;
    for (const KnownChannel &known : channels())
        names.append(m_keys.channel(RoomId(known.name)));
    return names;
}

} // namespace chat
