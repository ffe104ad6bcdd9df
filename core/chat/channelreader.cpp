#include "core/chat/channelreader.h"

#include "core/base/clock.h"
#include "core/base/logging.h"
#include "core/base/randomsource.h"
#include "core/chat/messagecodec.h"
#include "core/redis/redisclient.h"
#include "core/redis/servererror.h"

#include <algorithm>

namespace chat {

using namespace std::chrono_literals;

namespace {

/// A pattern's messages come from many logs: their ids say nothing about each other.
ChatMessage withoutLog(ChatMessage message, QByteArrayView channel)
{
    message.id = {};
    message.previous = {};
    message.channel = channel.toByteArray();
    return message;
}

/// Whether an error means that trying again won't help.
bool isFinal(const base::Error &error)
{
    switch (error.kind) {
    case base::ErrorKind::Protocol:
        return true;
    case base::ErrorKind::Credentials:
    case base::ErrorKind::Server:
        return redis::meaningOf(error) == redis::ErrorMeaning::Refused
            || redis::meaningOf(error) == redis::ErrorMeaning::Fatal;
    default:
        return false;
    }
}

/// Whether a reply was longer than replies may be; what waits behind it gets another error.
bool isOverLimit(const base::Error &error)
{
    return error.kind == base::ErrorKind::Protocol && error.code.isEmpty();
}

} // namespace

/// A room that is open, with what was heard and not yet handed on.
struct ChannelReader::OpenRoom {
    RoomId id;
    redis::SubscriptionKind kind = redis::SubscriptionKind::Channel;
    QByteArray channel;
    Recovery recovery;
    QList<ChatMessage> heard;
    bool isSubscribed = false;
    bool wasReading = false;
    bool wasHeard = false; ///< since the last check of quiet rooms
};

ChannelReader::ChannelReader(redis::RedisClient &client, const base::Clock &clock,
    base::RandomSource &random, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_random(random)
    , m_keys(client.config().prefix)
{
    m_quietTimer.setSingleShot(true);
    connect(&m_quietTimer, &QTimer::timeout, this, &ChannelReader::checkQuietRooms);
    connect(&client, &redis::RedisClient::recoveryAdvised, this, [this] {
        for (const std::unique_ptr<OpenRoom> &open : m_rooms)
            open->wasHeard = false;
        checkQuietRooms();
    });
    connect(&client, &redis::RedisClient::messagesReceived, this, &ChannelReader::takeBatch);
    connect(&client, &redis::RedisClient::subscriptionChanged, this,
        &ChannelReader::takeConfirmation);
    connect(&client, &redis::RedisClient::subscriptionRefused, this, &ChannelReader::takeRefusal);
}

ChannelReader::~ChannelReader() = default;

QList<redis::SubscriptionKind> ChannelReader::kindsOf(const OpenRoom &open) const
{
    QList<redis::SubscriptionKind> kinds {open.kind};
    // There the bell of a log rings in its shard, and anybody's PUBLISH everywhere.
    if (m_client.config().discovery == redis::Discovery::Cluster
        && open.kind == redis::SubscriptionKind::Channel)
        kinds << redis::SubscriptionKind::Shard;
    return kinds;
}

ChannelReader::OpenRoom *ChannelReader::find(redis::SubscriptionKind heardAs,
    const QByteArray &channel) const
{
    const auto kind = heardAs == redis::SubscriptionKind::Pattern
        ? redis::SubscriptionKind::Pattern
        : redis::SubscriptionKind::Channel;
    const auto found
        = std::find_if(m_rooms.begin(), m_rooms.end(), [&](const std::unique_ptr<OpenRoom> &open) {
              return open->kind == kind && open->channel == channel;
          });
    return found == m_rooms.end() ? nullptr : found->get();
}

ChannelReader::OpenRoom *ChannelReader::find(const RoomId &room) const
{
    const auto found = std::find_if(m_rooms.begin(), m_rooms.end(),
        [&](const std::unique_ptr<OpenRoom> &open) { return open->id == room; });
    return found == m_rooms.end() ? nullptr : found->get();
}

bool ChannelReader::isOpen(const RoomId &room) const
{
    return find(room) != nullptr;
}

void ChannelReader::open(const RoomId &room, int history, const QList<ShownMessage> &known)
{
    if (find(room))
        return;
    m_rooms.push_back(std::make_unique<OpenRoom>(
        OpenRoom {room, m_keys.subscriptionKind(room), m_keys.channel(room),
            Recovery(std::clamp(history, 0, maxHistory)), {}, false, false, false}));
    m_rooms.back()->recovery.resume(known);
    for (const redis::SubscriptionKind kind : kindsOf(*m_rooms.back()))
        m_client.subscribe(kind, m_rooms.back()->channel);
    if (!m_quietTimer.isActive())
        scheduleCheck();
}

void ChannelReader::close(const RoomId &room)
{
    const OpenRoom *open = find(room);
    if (!open)
        return;
    for (const redis::SubscriptionKind kind : kindsOf(*open))
        m_client.unsubscribe(kind, open->channel);
    std::erase_if(m_rooms,
        [&](const std::unique_ptr<OpenRoom> &candidate) { return candidate->id == room; });
    m_doubtful.remove(room);
    if (m_rooms.empty())
        m_quietTimer.stop();
}

void ChannelReader::closeAll()
{
    m_rooms.clear();
    m_doubtful.clear();
    m_quietTimer.stop();
    m_client.unsubscribeAll();
}

void ChannelReader::takeBatch(const redis::MessageBatch &batch)
{
    const std::chrono::milliseconds now = m_clock.wallTime();
    QList<RoomId> heardRooms;
    OpenRoom *open = nullptr;
    for (const redis::PubSubMessage &message : batch.messages) {
        const bool isPattern = message.kind == redis::SubscriptionKind::Pattern;
        const QByteArrayView channel = isPattern ? message.pattern : message.channel;
        // One channel after the other is the rule, so the room is most often the one of before.
        const bool isOther = !open || open->channel != channel
            || isPattern != (open->kind == redis::SubscriptionKind::Pattern);
        if (isOther)
            open = find(message.kind, channel.toByteArray());
        if (!open)
            continue;
        const auto name = isPattern ? m_keys.visibleName(message.channel) : QByteArray();
        if (!name)
            continue;
        if (open->heard.isEmpty())
            heardRooms.append(open->id);
        ChatMessage read = toMessage(message.payload, now);
        open->heard.append(isPattern ? withoutLog(std::move(read), *name) : std::move(read));
    }
    for (const RoomId &room : std::as_const(heardRooms)) {
        // Who heard of an earlier one may have closed this one.
        if (OpenRoom *heard = find(room))
            takeMessages(*heard);
    }
}

void ChannelReader::takeMessages(OpenRoom &open)
{
    QList<ChatMessage> heard = std::exchange(open.heard, {});
    open.wasHeard = true;
    const RoomId room = open.id;
    if (open.kind == redis::SubscriptionKind::Pattern)
        emit messagesRead(room, heard);
    else
        act(room, open.recovery.takeLive(std::move(heard)));
}

void ChannelReader::takeConfirmation(const redis::SubscriptionChange &change)
{
    if (change.type != redis::SubscriptionChange::Type::Subscribed)
        return;
    OpenRoom *open = find(change.kind, change.channel);
    if (!open)
        return;
    const RoomId room = open->id;
    open->isSubscribed = true;
    emit opened(room);
    if (change.kind == redis::SubscriptionKind::Pattern || !(open = find(room)))
        return;
    act(room, open->recovery.subscribed());
}

void ChannelReader::takeRefusal(redis::SubscriptionKind kind, const QByteArray &channel,
    const base::Error &reason)
{
    const OpenRoom *open = find(kind, channel);
    if (!open)
        return;
    const RoomId room = open->id;
    for (const redis::SubscriptionKind other : kindsOf(*open)) {
        if (other != kind)
            m_client.unsubscribe(other, channel);
    }
    std::erase_if(m_rooms,
        [&](const std::unique_ptr<OpenRoom> &candidate) { return candidate->id == room; });
    emit refused(room, reason);
}

/// Does what a recovery wants. Who hears the signals may close the room.
void ChannelReader::act(const RoomId &room, const RecoveryStep &step)
{
    OpenRoom *open = find(room);
    if (step.read && open)
        read(*open, *step.read);
    if (step.recheckAfter)
        recheckLater(room, *step.recheckAfter);
    if (step.hole || !step.lost.isEmpty())
        emit damageFound(room, {step.hole, step.lost});
    if (!step.show.isEmpty())
        emit messagesRead(room, step.show);
    open = find(room);
    if (!open || open->recovery.isReading() == open->wasReading)
        return;
    open->wasReading = !open->wasReading;
    emit readingChanged(room, open->wasReading);
}

void ChannelReader::read(const OpenRoom &open, const LogRead &wanted)
{
    const QByteArray log = m_keys.log(open.id);
    const QByteArray count = QByteArray::number(wanted.count);
    QList<resp::RespCommand> commands;
    if (wanted.kind == LogRead::Kind::Newest) {
        commands << resp::RespCommand {"XREVRANGE", log, "+", "-", "COUNT", count};
    } else {
        // The range before the beginning: what is trimmed in between then looks trimmed.
        const QByteArray from = wanted.from.isNull() ? QByteArrayLiteral("-") : toText(wanted.from);
        commands << resp::RespCommand {"XRANGE", log, from, "+", "COUNT", count}
                 << resp::RespCommand {"XRANGE", log, "-", "+", "COUNT", "1"};
    }
    m_client.sendPipeline(redis::Target::Replica, commands, this,
        [this, room = open.id, wanted](
            const Replies &replies) { takePage(room, wanted, replies); });
}

void ChannelReader::takePage(const RoomId &room, const LogRead &wanted, const Replies &replies)
{
    OpenRoom *open = find(room);
    if (!open)
        return;
    const auto failed
        = std::find_if(replies.begin(), replies.end(), [](const auto &reply) { return !reply; });
    if (failed != replies.end()) {
        takeReadError(room, wanted.ticket, failed->error());
        return;
    }
    const bool isNewest = wanted.kind == LogRead::Kind::Newest;
    const auto page
        = isNewest ? parseLogReverseRange(*replies.at(0)) : parseLogRange(*replies.at(0));
    const auto beginning = isNewest ? page : parseLogRange(*replies.at(1));
    if (!page || !beginning) {
        takeReadError(room, wanted.ticket, page ? beginning.error() : page.error());
        return;
    }
    act(room, open->recovery.takePage(wanted.ticket, *page, beginning->first));
}

void ChannelReader::takeReadError(const RoomId &room, quint64 ticket, const base::Error &reason)
{
    qCDebug(base::logChat) << "reading a log failed:" << base::toLogText(reason);
    OpenRoom *open = find(room);
    if (isOverLimit(reason)) {
        act(room, open->recovery.readTooLong(ticket));
        return;
    }
    if (!isFinal(reason)) {
        act(room, open->recovery.readFailed(ticket));
        return;
    }
    act(room, open->recovery.readRefused(ticket));
    emit historyRefused(room, reason);
}

void ChannelReader::recheckLater(const RoomId &room, std::chrono::milliseconds wait)
{
    if (m_doubtful.contains(room))
        return;
    m_doubtful.insert(room);
    QTimer::singleShot(wait, this, [this, room] {
        OpenRoom *open = m_doubtful.remove(room) ? find(room) : nullptr;
        if (open)
            act(room, open->recovery.recheck());
    });
}

void ChannelReader::setQuietCheck(std::chrono::milliseconds interval)
{
    m_quietCheck = interval;
    if (m_quietTimer.isActive())
        scheduleCheck();
}

void ChannelReader::scheduleCheck()
{
    // Up to a fifth earlier or later, so that a thousand clients do not ask together.
    const std::chrono::milliseconds spread = m_quietCheck / 5;
    const quint64 jitter = m_random.below(quint64(2 * spread.count()));
    m_quietTimer.start(m_quietCheck - spread + std::chrono::milliseconds(qint64(jitter)));
}

void ChannelReader::checkQuietRooms()
{
    QList<RoomId> rooms;
    QList<resp::RespCommand> commands;
    for (const std::unique_ptr<OpenRoom> &open : m_rooms) {
        if (open->isSubscribed && !open->wasHeard
            && open->kind == redis::SubscriptionKind::Channel) {
            rooms << open->id;
            commands << resp::RespCommand {"XREVRANGE", m_keys.log(open->id), "+", "-", "COUNT",
                "1"};
        }
        open->wasHeard = false;
    }
    if (!rooms.isEmpty()) {
        m_client.sendPipeline(redis::Target::Replica, commands, this,
            [this, rooms](const Replies &replies) { takeNewest(rooms, replies); });
    }
    scheduleCheck();
}

void ChannelReader::takeNewest(const QList<RoomId> &rooms, const Replies &replies)
{
    for (qsizetype i = 0; i < std::min(rooms.size(), replies.size()); ++i) {
        OpenRoom *open = find(rooms.at(i));
        const auto page = replies.at(i) ? parseLogReverseRange(*replies.at(i))
                                        : base::Result<LogPage>(LogPage {});
        if (open && replies.at(i) && page)
            act(open->id, open->recovery.checkNewest(page->last));
    }
}

} // namespace chat
