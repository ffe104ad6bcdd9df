#include "tests/bench/hiredislink.h"

#include <QList>
#include <QVarLengthArray>

#include <cstring>

namespace bench {

HiredisLink::HiredisLink(quint16 port)
    : m_context(redisAsyncConnect("127.0.0.1", port))
{
    if (!m_context || m_context->err)
        qFatal("hiredis cannot connect");
    m_context->data = this;
    m_reading = std::make_unique<QSocketNotifier>(m_context->c.fd, QSocketNotifier::Read);
    m_writing = std::make_unique<QSocketNotifier>(m_context->c.fd, QSocketNotifier::Write);
    m_reading->setEnabled(false);
    m_writing->setEnabled(false);
    connect(m_reading.get(), &QSocketNotifier::activated, this,
        [this] { redisAsyncHandleRead(m_context); });
    connect(m_writing.get(), &QSocketNotifier::activated, this,
        [this] { redisAsyncHandleWrite(m_context); });
    m_context->ev.data = this;
    m_context->ev.addRead
        = [](void *data) { static_cast<HiredisLink *>(data)->m_reading->setEnabled(true); };
    m_context->ev.delRead
        = [](void *data) { static_cast<HiredisLink *>(data)->m_reading->setEnabled(false); };
    m_context->ev.addWrite
        = [](void *data) { static_cast<HiredisLink *>(data)->m_writing->setEnabled(true); };
    m_context->ev.delWrite
        = [](void *data) { static_cast<HiredisLink *>(data)->m_writing->setEnabled(false); };
    m_context->ev.cleanup = nullptr;
    // The connection is complete when the socket can be written for the first time.
    m_writing->setEnabled(true);
}

HiredisLink::~HiredisLink()
{
    redisAsyncFree(m_context);
}

void HiredisLink::subscribe(const QByteArray &channel)
{
    const auto take = [](redisAsyncContext *, void *reply, void *data) {
        if (reply)
            static_cast<HiredisLink *>(data)->takeReply(static_cast<redisReply *>(reply));
    };
    redisAsyncCommand(m_context, take, this, "SUBSCRIBE %b", channel.constData(),
        std::size_t(channel.size()));
}

void HiredisLink::command(const QList<QByteArrayView> &words, redisCallbackFn *done, void *data)
{
    QVarLengthArray<const char *, 8> pointers;
    QVarLengthArray<std::size_t, 8> lengths;
    for (const QByteArrayView word : words) {
        pointers.append(word.data());
        lengths.append(std::size_t(word.size()));
    }
    redisAsyncCommandArgv(m_context, done, data, int(words.size()), pointers.data(),
        lengths.data());
}

void HiredisLink::takeReply(const redisReply *reply)
{
    if (reply->type != REDIS_REPLY_ARRAY || reply->elements != 3)
        return;
    const redisReply *const kind = reply->element[0];
    if (std::strcmp(kind->str, "message") == 0) {
        const redisReply *const channel = reply->element[1];
        const redisReply *const payload = reply->element[2];
        emit messageReceived(QByteArray(channel->str, qsizetype(channel->len)),
            QByteArray(payload->str, qsizetype(payload->len)));
    } else if (std::strcmp(kind->str, "subscribe") == 0) {
        emit subscribed();
    }
}

} // namespace bench
