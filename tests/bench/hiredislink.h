#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <hiredis/async.h>
#include <memory>

namespace bench {

/// hiredis' asynchronous connection on Qt's event loop, with a signal a message: what a Qt program
/// that uses hiredis would write.
class HiredisLink final : public QObject {
    Q_OBJECT

public:
    explicit HiredisLink(quint16 port);
    ~HiredisLink() override;

    void subscribe(const QByteArray &channel);
    /// `done` is called with `data` and the reply.
    void command(const QList<QByteArrayView> &words, redisCallbackFn *done, void *data);

signals:
    void subscribed();
    void messageReceived(const QByteArray &channel, const QByteArray &payload);

private:
    void takeReply(const redisReply *reply);

    redisAsyncContext *m_context;
    std::unique_ptr<QSocketNotifier> m_reading;
    std::unique_ptr<QSocketNotifier> m_writing;
};

} // namespace bench
