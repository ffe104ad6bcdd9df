#include "app/cli/exec.h"

#include "app/cli/input.h"
#include "app/cli/replytext.h"
#include "app/cli/wordsplit.h"

#include <QSet>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

namespace {

/// A pipeline is held in memory at both ends: this is more than any script by hand has.
constexpr qsizetype maxScriptBytes = 64 * 1024 * 1024;

Need needOf(const QString &on)
{
    return on == u"master" ? Need::Write : Need::Read;
}

/// Commands that change what the connection says rather than being answered once.
bool isUnanswerable(const QList<QByteArray> &words)
{
    static const QSet<QByteArray> names {"SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE",
        "PUNSUBSCRIBE", "SUNSUBSCRIBE", "MONITOR", "SYNC", "PSYNC", "HELLO", "RESET", "QUIT"};
    const QByteArray name = words.first().toUpper();
    const bool isSilent = name == "CLIENT" && words.size() > 1 && words[1].toUpper() == "REPLY";
    return names.contains(name) || isSilent;
}

base::Result<> checkWords(const QList<QByteArray> &words)
{
    if (!isUnanswerable(words))
        return {};
    return base::failure(base::ErrorKind::Input, u"COMMAND"_s,
        u"%1 has no single reply and would change this connection; use taproom tail to listen, or "
        "redis-cli"_s.arg(QString::fromUtf8(words.first())));
}

auto lineError(qsizetype line, const QString &detail)
{
    return base::failure(base::ErrorKind::Input, u"SCRIPT"_s,
        u"line %1 of standard input: %2"_s.arg(line).arg(detail));
}

/// Whether it is the server that said no, and not the connection that failed.
bool isServersWord(const base::Error &error)
{
    return error.kind == base::ErrorKind::Server || error.kind == base::ErrorKind::Credentials;
}

} // namespace

base::Result<QList<QList<QByteArray>>> parseScript(const QByteArray &script)
{
    QList<QList<QByteArray>> commands;
    const auto lines = script.split('\n');
    for (qsizetype at = 0; at < lines.size(); ++at) {
        if (lines[at].startsWith('#'))
            continue;
        const auto words = splitWords(lines[at]);
        if (!words)
            return lineError(at + 1, u"the quotes do not match"_s);
        if (words->isEmpty())
            continue;
        if (const auto checked = checkWords(*words); !checked)
            return lineError(at + 1, checked.error().detail);
        commands.append(*words);
    }
    return commands;
}

ExecRun::ExecRun(redis::RedisConfig config, ExecCommand command, OutputFormat format,
    Output &output)
    : m_command(std::move(command))
    , m_format(format)
    , m_output(output)
    , m_session(std::move(config), needOf(m_command.on))
{
    connect(&m_session, &Session::ready, this, &ExecRun::send);
    connect(&m_session, &Session::failed, this,
        [this](const base::Error &error) { fail(error, NotReachable); });
}

void ExecRun::start()
{
    const auto words = readCommands();
    if (!words)
        return fail(words.error(), WrongUsage);
    m_words = *words;
    if (m_words.isEmpty())
        return void(QMetaObject::invokeMethod(
            this, [this] { emit finished(Done); }, Qt::QueuedConnection));
    for (const auto &line : std::as_const(m_words)) {
        resp::RespCommand command;
        for (const QByteArray &word : line)
            command.add(word);
        m_commands.append(command);
    }
    m_session.start();
}

base::Result<QList<QList<QByteArray>>> ExecRun::readCommands() const
{
    if (!m_command.words.isEmpty()) {
        if (const auto checked = checkWords(m_command.words); !checked)
            return base::failure(checked.error());
        return QList<QList<QByteArray>> {m_command.words};
    }
    const auto script = readStandardInput(maxScriptBytes);
    if (!script)
        return base::failure(script.error());
    return parseScript(*script);
}

void ExecRun::send()
{
    if (m_command.on == u"master")
        return sendToRole(redis::Target::Master);
    if (m_command.on == u"replica")
        return sendToRole(redis::Target::Replica);
    const auto endpoint = redis::parseEndpoint(m_command.on);
    if (!endpoint)
        return fail(endpoint.error(), WrongUsage);
    sendToNode(*endpoint);
}

void ExecRun::sendToRole(redis::Target target)
{
    m_session.client().sendPipeline(target, m_commands, this,
        [this](const QList<base::Result<resp::RespValue>> &replies) { receive(replies); });
}

void ExecRun::sendToNode(const redis::Endpoint &endpoint)
{
    for (const resp::RespCommand &command : std::as_const(m_commands)) {
        m_session.client().sendTo(endpoint, command, this,
            [this](const base::Result<resp::RespValue> &reply) {
                m_nodeReplies.append(reply);
                if (m_nodeReplies.size() == m_commands.size())
                    receive(m_nodeReplies);
            });
    }
}

void ExecRun::receive(const QList<base::Result<resp::RespValue>> &replies)
{
    ExitCode code = Done;
    for (qsizetype at = 0; at < replies.size(); ++at) {
        const auto &reply = replies[at];
        if (!reply && !isServersWord(reply.error()))
            return fail(reply.error(), NotReachable);
        if (!reply)
            code = Refused;
        if (!print(m_words[at].first(), reply ? *reply : toErrorReply(reply.error())))
            break; // nobody reads any more
    }
    emit finished(code);
}

bool ExecRun::print(const QByteArray &name, const resp::RespValue &reply)
{
    if (m_format == OutputFormat::Json)
        return m_output.writeJson(toJson(name, reply));
    const bool formatted = m_command.form == ExecCommand::Form::Formatted
        || (m_command.form == ExecCommand::Form::ForOutput && m_output.isTerminal());
    return m_output.write(formatted ? toFormattedText(reply) : toRawText(reply));
}

void ExecRun::fail(const base::Error &error, ExitCode code)
{
    m_output.writeError(error);
    QMetaObject::invokeMethod(
        this, [this, code] { emit finished(code); }, Qt::QueuedConnection);
}

} // namespace app::cli
