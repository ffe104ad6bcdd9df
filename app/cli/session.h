#pragma once

#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/redis/redisclient.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace app::cli {

/// What a command needs of the servers before it can begin.
enum class Need : quint8 { Read, Write, Both };

/// Why a command cannot begin, nothing while that is open or when it can.
std::optional<base::Error> whyNot(const redis::ClientView &view, Need need);
bool isEnough(const redis::ClientView &view, Need need);

/// The connection of one command without a window: connects, and says when the command can begin or
/// that it cannot. A script wants an answer, so the first failure is final.
/// Thread: that of the object.
class Session final : public QObject {
    Q_OBJECT

public:
    explicit Session(redis::RedisConfig config, Need need, QObject *parent = nullptr);

    /// Ends in ready() or failed().
    void start();

    redis::RedisClient &client() { return m_client; }
    const base::Clock &clock() const { return m_clock; }
    base::RandomSource &random() { return m_random; }

signals:
    void ready();
    void failed(const base::Error &error);

private:
    void judge();

    base::SystemClock m_clock;
    base::SystemRandomSource m_random;
    redis::RedisClient m_client;
    Need m_need;
    QTimer m_limit;
    bool m_isDecided = false;
};

} // namespace app::cli
