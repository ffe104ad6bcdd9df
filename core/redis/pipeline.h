#pragma once

#include "core/redis/redisclient.h"

namespace redis {

/// Gathers commands and sends them in one piece: one trip to the server instead of one a command.
///
///     Pipeline pipeline(Target::Master);
///     pipeline.add({"SET", "name", "world"}).add({"GET", "name"});
///     pipeline.execute(client, this, [](const auto &results) { … });
///
/// Source: https://redis.io/docs/latest/develop/use/pipelining/
class Pipeline final {
public:
    enum class Mode : quint8 {
        Plain, ///< other clients' commands may run in between
        Transaction, ///< MULTI … EXEC: nothing runs in between; one command in error keeps all from running
    };

    explicit Pipeline(Target target, Mode mode = Mode::Plain);

    Pipeline &add(const resp::RespCommand &command);
    qsizetype size() const { return m_commands.size(); }

    /// Sends what was gathered; the pipeline is empty then and can gather anew.
    /// One Result a command, in their order. An empty pipeline is answered with no result.
    /// Errors of a transaction: a command that the server would not queue has its own error, and the
    /// others EXECABORT.
    void execute(RedisClient &client, QObject *context, PipelineHandler handler);

private:
    Target m_target;
    Mode m_mode;
    QList<resp::RespCommand> m_commands;
};

/// The results of the commands between MULTI and EXEC, from the results of all of them.
/// Source: https://redis.io/docs/latest/develop/interact/transactions/
QList<base::Result<resp::RespValue>> readTransaction(
    const QList<base::Result<resp::RespValue>> &results);

} // namespace redis
