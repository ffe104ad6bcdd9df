#include "tests/ui/person.h"

#include <QTest>

namespace support {

namespace {

constexpr int limitMs = 20'000;

redis::RedisConfig configOf(const QString &url)
{
    return redis::parseRedisUrl(url).value_or(redis::RedisConfig());
}

} // namespace

Person::Person(const QString &url, const QByteArray &name)
    : m_client(configOf(url), m_clock, m_random)
    , m_chat(m_client, m_clock, m_random, name)
{
}

bool Person::connect()
{
    m_client.start();
    return QTest::qWaitFor([this] { return m_client.view().isReady(); }, limitMs);
}

bool Person::join(const chat::RoomId &id)
{
    if (!m_chat.join(id))
        return false;
    const auto isJoined = [this, &id] {
        const auto room = m_chat.room(id);
        return room && room->state == chat::JoinState::Joined && !room->readingHistory;
    };
    return QTest::qWaitFor(isJoined, limitMs);
}

bool Person::say(const chat::RoomId &id, const QString &text)
{
    const chat::Timeline *timeline = m_chat.timeline(id);
    if (timeline == nullptr || !m_chat.post(id, text))
        return false;
    const auto isReplicated = [timeline] {
        const chat::TimelineEntry last = timeline->at(timeline->size() - 1);
        return last.own && last.state == chat::SendState::Replicated;
    };
    return QTest::qWaitFor(isReplicated, limitMs);
}

} // namespace support
