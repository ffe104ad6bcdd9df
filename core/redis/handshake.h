#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/redis/clientview.h"
#include "core/resp/respcommand.h"
#include "core/resp/respvalue.h"

#include <optional>

namespace redis {

/// What a fresh socket has to be told.
struct HandshakeSettings {
    QString userName;
    base::Secret password;
    int database = 0;
    QByteArray clientName;
    bool isCluster = false;
};

/// What a server said of itself in the handshake.
struct HandshakeOutcome {
    int protocol = 2;
    NodeRole role = NodeRole::Unknown;
    QString version;
    bool isSentinel = false;
    bool isCluster = false;

    friend bool operator==(const HandshakeOutcome &, const HandshakeOutcome &) = default;
};

/// Stepper: HELLO 3 with AUTH and SETNAME; where the server does not know HELLO, AUTH and CLIENT
/// SETNAME under RESP2, and ROLE for what HELLO would have told; SELECT where a database is asked for; in a
/// cluster READONLY, without which a replica serves nothing and a master is as always.
/// Source: https://redis.io/docs/latest/commands/hello/
class Handshake final {
public:
    explicit Handshake(HandshakeSettings settings);

    /// The next command to send; nothing when the handshake is over.
    std::optional<resp::RespCommand> next() const;
    /// The reply to next().
    /// Errors: Credentials and Server as the server said; the connection is of no use then.
    base::Result<> received(const resp::RespValue &reply);

    bool isFinished() const { return m_step == Step::Finished; }
    const HandshakeOutcome &outcome() const { return m_outcome; }

private:
    enum class Step : quint8 {
        Hello,
        Auth,
        AuthWithoutUser,
        SetName,
        Role,
        Select,
        ReadOnly,
        Finished
    };

    base::Result<> helloReceived(const resp::RespValue &reply);
    base::Result<> authReceived(const resp::RespValue &reply);
    void roleReceived(const resp::RespValue &reply);
    Step afterLogin() const;
    resp::RespCommand hello() const;
    resp::RespCommand auth() const;

    HandshakeSettings m_settings;
    HandshakeOutcome m_outcome;
    Step m_step = Step::Hello;
};

} // namespace redis
