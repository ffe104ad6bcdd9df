#include "core/chat/poster.h"

#include "core/base/clock.h"
#include "core/chat/logreply.h"
#include "core/chat/messagecodec.h"
#include "core/chat/postscript.h"
#include "core/redis/redisclient.h"

#include <QPointer>

namespace chat {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How far a client's clock may be off when a log is searched from the time of a message on.
constexpr auto clockSkew = std::chrono::hours(1);
constexpr int searchPage = 500;
constexpr auto echoLimit = 12s;

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
    QByteArray userName, OutboxKeeper *keeper, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_clock(clock)
    , m_userName(std::move(userName))
    , m_keeper(keeper)
    , m_keys(client.config().prefix)
    , m_uids(clock, random)
    , m_backoff(random)
{
    m_again.setSingleShot(true);
    m_echoTimer.setInterval(echoLimit / 4);
    connect(&m_echoTimer, &QTimer::timeout, this, &Poster::checkEchoes);
    connect(&m_again, &QTimer::timeout, this, &Poster::sendReady);
    connect(&client, &redis::RedisClient::viewChanged, this, [this](const redis::ClientView &view) {
        // No need to wait for the timer when the master is back.
        if (view.writing.state == redis::LinkState::Ready && m_outbox.hasWaiting())
            m_again.start(0ms);
    });
    if (m_keeper)
        load();
}

void Poster::load()
{
    m_isLoaded = false;
    m_keeper->load(this, [this](const base::Result<QList<OutboxEntry>> &entries) {
        m_isLoaded = true;
        if (entries)
            m_outbox.restore(*entries);
        else
            emit keepingFailed(entries.error());
        m_again.start(0ms);
        emit restored();
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
    const auto state = m_keeper ? OutboxEntry::State::Writing : OutboxEntry::State::Waiting;
    if (const auto added = m_outbox.add(room, message, state); !added)
        return base::failure(added.error());
    // Later, so that the caller has shown it before its fate comes.
    if (m_keeper)
        keep(*m_outbox.find(message.uid));
    else if (!m_again.isActive())
        m_again.start(0ms);
    return message;
}

void Poster::keep(const OutboxEntry &entry)
{
    m_keeper->add(entry, this, [this, uid = entry.message.uid](const base::Result<> &kept) {
        if (!kept)
            emit keepingFailed(kept.error());
        m_outbox.written(uid);
        if (!m_again.isActive())
            m_again.start(0ms);
    });
}

void Poster::sendReady()
{
    if (!m_isLoaded || m_client.view().writing.state != redis::LinkState::Ready)
        return;
    for (const OutboxEntry &entry : m_outbox.takeReady()) {
        const auto made = base::parseUlidTime(entry.message.uid);
        if (isMarkGone(entry) && made)
            findStored(entry, {quint64(std::max<qint64>(0, (*made - clockSkew).count())), 0});
        else
            send(entry);
    }
}

/// Whether the server may have forgotten that it stored the message.
bool Poster::isMarkGone(const OutboxEntry &entry) const
{
    const bool wasTried = entry.isOld || entry.reason;
    return wasTried
        && m_clock.wallTime() - entry.message.at > std::chrono::seconds(sentMarkSeconds / 2);
}

void Poster::send(const OutboxEntry &entry)
{
    const PostCall call
        = makePostCall(m_keys, entry.room, entry.message, logLength, m_client.config().discovery);
    m_client.evaluate(postScript(), call.keys, call.arguments, this,
        [this, entry](
            const base::Result<resp::RespValue> &reply) { takeAnswer(entry, toLogId(reply)); });
}

/// Looks for the message in the log, page by page from `from` on, and sends it when it is not there.
void Poster::findStored(const OutboxEntry &entry, const LogId &from)
{
    const resp::RespCommand command {"XRANGE", m_keys.log(entry.room), toText(from), "+", "COUNT",
        QByteArray::number(searchPage)};
    m_client.send(redis::Target::Master, command, this,
        [this, entry](const base::Result<resp::RespValue> &reply) {
            const auto page = reply ? parseLogRange(*reply) : base::failure(reply.error());
            if (!page) {
                // Who may not read the log cannot look; and a mark of an hour is what remains.
                if (refusesMessage(page.error()))
                    send(entry);
                else
                    takeAnswer(entry, base::failure(page.error()));
                return;
            }
            for (const ChatMessage &message : page->messages) {
                if (message.uid == entry.message.uid && message.from == m_userName)
                    return takeAnswer(entry, message.id);
            }
            if (page->entries < searchPage)
                send(entry);
            else
                findStored(entry, {page->last.milliseconds, page->last.sequence + 1});
        });
}

void Poster::takeAnswer(const OutboxEntry &entry, const base::Result<LogId> &answer)
{
    const QByteArray &uid = entry.message.uid;
    const Outbox::Fate fate = m_outbox.answered(uid, answer, m_clock.steadyTime());
    noteFate(uid, fate);
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

void Poster::noteFate(const QByteArray &uid, Outbox::Fate fate)
{
    const QList<QByteArray> forgotten = m_outbox.takeForgotten();
    if (!m_keeper)
        return;
    const OutboxEntry *entry
        = fate == Outbox::Fate::Stored ? m_outbox.findStored(uid) : m_outbox.find(uid);
    if (entry && fate != Outbox::Fate::Waiting)
        m_keeper->update(*entry);
    for (const QByteArray &old : forgotten)
        m_keeper->remove(old);
}

void Poster::expectEchoes()
{
    m_echoTimer.start();
}

void Poster::checkEchoes()
{
    // Without a node that is read nothing can come back.
    if (m_client.view().reading.state != redis::LinkState::Ready)
        return;
    for (const OutboxEntry &entry : m_outbox.unconfirmed(m_clock.steadyTime() - echoLimit)) {
        if (const auto message = takeLost(entry.message.uid))
            emit unconfirmed(entry.room, *message);
    }
}

void Poster::retry(const QByteArray &uid)
{
    if (!m_outbox.retry(uid))
        return;
    if (m_keeper)
        m_keeper->update(*m_outbox.find(uid));
    m_again.start(0ms);
}

void Poster::discard(const QByteArray &uid)
{
    if (m_outbox.discard(uid) && m_keeper)
        m_keeper->remove(uid);
}

std::optional<ChatMessage> Poster::takeLost(const QByteArray &uid)
{
    if (!m_outbox.lost(uid))
        return std::nullopt;
    const OutboxEntry *entry = m_outbox.find(uid);
    if (m_keeper)
        m_keeper->update(*entry);
    if (!m_again.isActive())
        m_again.start(0ms);
    return entry->message;
}

void Poster::takeEcho(const ChatMessage &echo)
{
    if (echo.id.isNull() || echo.from != m_userName)
        return;
    const OutboxEntry *entry = m_outbox.find(echo.uid);
    if (!entry) {
        if (m_outbox.echoed(echo.uid) && m_keeper)
            m_keeper->remove(echo.uid);
        return;
    }
    const RoomId room = entry->room;
    m_outbox.answered(echo.uid, echo.id, m_clock.steadyTime());
    m_outbox.echoed(echo.uid);
    if (m_keeper)
        m_keeper->remove(echo.uid);
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
