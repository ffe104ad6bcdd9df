#include "core/redis/pipeline.h"

#include "core/redis/servererror.h"

namespace redis {

using namespace Qt::Literals::StringLiterals;

Pipeline::Pipeline(Target target, Mode mode)
    : m_target(target)
    , m_mode(mode)
{
}

Pipeline &Pipeline::add(const resp::RespCommand &command)
{
    m_commands.append(command);
    return *this;
}

void Pipeline::execute(RedisClient &client, QObject *context, PipelineHandler handler)
{
    QList<resp::RespCommand> commands = std::exchange(m_commands, {});
    if (m_mode == Mode::Plain || commands.isEmpty()) {
        client.sendPipeline(m_target, commands, context, std::move(handler));
        return;
    }
    commands.prepend({"MULTI"});
    commands.append({"EXEC"});
    client.sendPipeline(m_target, commands, context,
        [handler = std::move(handler)](const QList<base::Result<resp::RespValue>> &results) {
            handler(readTransaction(results));
        });
}

QList<base::Result<resp::RespValue>> readTransaction(
    const QList<base::Result<resp::RespValue>> &results)
{
    const qsizetype count = results.size() - 2;
    const base::Result<resp::RespValue> &executed = results.last();
    QList<base::Result<resp::RespValue>> read;
    for (qsizetype i = 0; i < count; ++i) {
        const base::Result<resp::RespValue> &queued = results[i + 1];
        if (!queued)
            read.append(queued);
        else if (!executed)
            read.append(base::failure(executed.error()));
        else if (!executed->isList() || executed->elements.size() != count)
            // A null: a watched key was changed by somebody else.
            read.append(base::failure(base::ErrorKind::Server, u"EXECABORT"_s,
                u"the transaction was not run because a watched key has changed"_s));
        else if (const resp::RespValue &value = executed->elements[i]; value.isError())
            read.append(base::failure(toError(value.text)));
        else
            read.append(value);
    }
    return read;
}

} // namespace redis
