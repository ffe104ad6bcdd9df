#include "core/chat/poster.h"

#include "core/base/clock.h"
#include "core/chat/messagecodec.h"
#include "core/chat/postscript.h"
#include "core/redis/redisclient.h"

#include <QPointer>

namespace chat {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

base::Result<LogId> toLogId(const base::Result<resp::RespValue> &reply)
{
    if (!reply)
        return base::failure(reply.error());
    const auto id = parseLogId(reply->text);
    if (!id || !reply->isText()) {
        return base::failure(base::ErrorKind::Protocol, u"LOGID"_s,
            u"the server's answer to a message is no log id"_s);
    }
    return *id;
}

} // namespace

Poster::Poster(redis::RedisClient &client, const base::Clock &clock, base::RandomSource &random,
    QByteArray userName, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_userName(std::move(userName))
    , m_keys(client.config().prefix)
    , m_uids(clock, random)
    , m_backoff(random)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Poster::sendReady);
    connect(&client, &redis::RedisClient::viewChanged, this, [this](const redis::ClientView &view) {
        // No need to wait for the timer when the master is back.
        if (view.writing.state == redis::LinkState::Ready && m_outbox.hasWaiting())
            m_again.start(0ms);
    });
}

base::Result<ChatMessage> Poster::post(const RoomId &room, const Draft &draft)
{
    if (room.kind() == RoomId::Kind::Pattern) {
        return base::failure(base::ErrorKind::Input, u"PATTERNROOM"_s,
            u"a pattern only shows what comes on its channels; join one of them to write"_s);
    }
    if (const auto checked = checkDraft(draft); !checked)
        return base::failure(checked.error());
    ChatMessage message;
    message.uid = m_uids.next();
    message.from = m_userName;
    message.kind = draft.kind;
    message.body = draft.body;
    message.re = draft.re;
    message.at = m_clock.wallTime();
    if (const auto added = m_outbox.add(room, message); !added)
        return base::failure(added.error());
    // Later, so that the caller has shown it before its fate comes.
    if (!m_again.isActive())
        m_again.start(0ms);
    return message;
}

void Poster::sendReady()
{
    if (m_client.view().writing.state != redis::LinkState::Ready)
        return;
    for (const OutboxEntry &entry : m_outbox.takeReady()) {
        const PostCall call = makePostCall(m_keys, entry.room, entry.message, logLength,
            m_client.config().discovery);
        m_client.evaluate(postScript(), call.keys, call.arguments, this,
            [this, entry](
                const base::Result<resp::RespValue> &reply) { takeAnswer(entry, toLogId(reply)); });
    }
}

void Poster::takeAnswer(const OutboxEntry &entry, const base::Result<LogId> &answer)
{
    const QByteArray &uid = entry.message.uid;
    const Outbox::Fate fate = m_outbox.answered(uid, answer);
    if (fate == Outbox::Fate::Waiting) {
        m_again.start(m_backoff.next());
        emit delayed(entry.room, uid, answer.error());
        return;
    }
    m_backoff.reset();
    if (m_outbox.hasWaiting())
        m_again.start(0ms);
    if (fate == Outbox::Fate::Stored)
        list(entry.room, *answer);
    if (fate == Outbox::Fate::Stored)
        emit stored(entry.room, uid, *answer);
    if (fate == Outbox::Fate::Refused)
        emit refused(entry.room, uid, answer.error());
}

void Poster::list(const RoomId &room, const LogId &id)
{
    // Elsewhere the script has done it. Who may not list a channel has stored the message all the same.
    if (m_client.config().discovery == redis::Discovery::Cluster)
        m_client.send(redis::Target::Master, makeDirectoryEntry(m_keys, room, id), this,
            [](const base::Result<resp::RespValue> &) {});
}

void Poster::retry(const QByteArray &uid)
{
    if (m_outbox.retry(uid))
        m_again.start(0ms);
}

void Poster::discard(const QByteArray &uid)
{
    m_outbox.discard(uid);
}

void Poster::takeEcho(const ChatMessage &echo)
{
    const OutboxEntry *entry = m_outbox.find(echo.uid);
    if (!entry || echo.id.isNull() || echo.from != m_userName)
        return;
    const RoomId room = entry->room;
    m_outbox.discard(echo.uid);
    if (m_outbox.hasWaiting())
        m_again.start(0ms);
    emit stored(room, echo.uid, echo.id);
}

void Poster::postAndWait(const RoomId &room, const Draft &draft, std::chrono::milliseconds limit,
    QObject *context, std::function<void(const base::Result<LogId> &)> handler)
{
    const auto message = post(room, draft);
    if (!message) {
        QMetaObject::invokeMethod(
            context, [handler, error = message.error()] { handler(base::failure(error)); },
            Qt::QueuedConnection);
        return;
    }
    auto *timer = new QTimer(this);
    const auto finish = [this, timer, handler, guard = QPointer<QObject>(context)](
                            const base::Result<LogId> &result) {
        disconnect(this, nullptr, timer, nullptr);
        timer->stop();
        timer->deleteLater();
        if (guard)
            handler(result);
    };
    const QByteArray uid = message->uid;
    connect(this, &Poster::stored, timer,
        [uid, finish](const RoomId &, const QByteArray &storedUid, const LogId &id) {
            if (storedUid == uid)
                finish(id);
        });
    connect(this, &Poster::refused, timer,
        [uid, finish](const RoomId &, const QByteArray &refusedUid, const base::Error &reason) {
            if (refusedUid == uid)
                finish(base::failure(reason));
        });
    connect(timer, &QTimer::timeout, this, [this, uid, finish] {
        const base::Error reason = waitingReason(uid);
        discard(uid);
        finish(base::failure(reason));
    });
    timer->setSingleShot(true);
    timer->start(limit);
}

base::Error Poster::waitingReason(const QByteArray &uid) const
{
    const OutboxEntry *entry = m_outbox.find(uid);
    if (entry && entry->reason)
        return *entry->reason;
    if (const auto &error = m_client.view().writing.error)
        return *error;
    return {base::ErrorKind::Timeout, u"NOTSTORED"_s, u"the message was not stored in time"_s};
}

} // namespace chat
