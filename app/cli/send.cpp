#include "app/cli/send.h"

#include "app/cli/input.h"
#include "core/chat/roomname.h"
#include "core/resp/respread.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace app::cli {

namespace {

/// A bare PUBLISH may carry what Redis takes, but a command line is no place for more than this.
constexpr qsizetype maxInputBytes = 64 * 1024 * 1024;
constexpr auto sendLimit = 15s;

} // namespace

base::Result<QByteArray> chooseSender(const QString &given, const QString &redisUser,
    const QString &systemUser)
{
    if (!given.isEmpty()) {
        const QByteArray name = given.toUtf8();
        if (const auto checked = chat::checkUserName(name); !checked)
            return base::failure(checked.error());
        return name;
    }
    for (const QString &name : {redisUser, systemUser}) {
        if (chat::isUserName(name.toUtf8()))
            return name.toUtf8();
    }
    return "guest"_ba;
}

ExitCode exitCodeOf(const base::Error &error)
{
    switch (error.kind) {
    case base::ErrorKind::Input:
    case base::ErrorKind::Server:
    case base::ErrorKind::Credentials:
        return Refused;
    default:
        return NotReachable;
    }
}

SendRun::SendRun(redis::RedisConfig config, SendCommand command, QByteArray sender, Output &output)
    : m_command(std::move(command))
    , m_output(output)
    , m_session(std::move(config),
          m_command.until == SendCommand::Until::Replicated ? Need::Both : Need::Write)
    , m_poster(m_session.client(), m_session.clock(), m_session.random(), std::move(sender))
    , m_reader(m_session.client(), m_session.clock(), m_session.random())
    , m_room(m_command.channel)
{
    m_echoLimit.setSingleShot(true);
    connect(&m_session, &Session::ready, this, &SendRun::send);
    connect(&m_session, &Session::failed, this,
        [this](const base::Error &error) { fail(error, NotReachable); });
    connect(&m_reader, &chat::ChannelReader::messagesRead, this,
        [this](const chat::RoomId &, const QList<chat::ChatMessage> &messages) {
            awaitEcho(messages);
        });
    connect(&m_echoLimit, &QTimer::timeout, this, [this] {
        m_output.writeLine(chat::toText(m_stored));
        fail({base::ErrorKind::Timeout, u"NOTREPLICATED"_s,
                 u"the message is stored, but did not come back from the node that is read"_s},
            NotReachable);
    });
}

void SendRun::start()
{
    if (const auto prepared = prepare(); !prepared)
        return fail(prepared.error(), exitCodeOf(prepared.error()));
    m_session.start();
}

base::Result<> SendRun::prepare()
{
    if (const auto checked = chat::checkRoomName(m_command.channel); !checked)
        return checked;
    if (m_command.text) {
        m_text = *m_command.text;
    } else {
        auto input = readStandardInput(maxInputBytes);
        if (!input)
            return base::failure(input.error());
        m_text = *input;
        if (m_text.endsWith('\n'))
            m_text.chop(1);
    }
    if (m_command.form == SendCommand::Form::Plain)
        return {};
    return chat::checkDraft({chat::MessageKind::Text, m_text, {}});
}

void SendRun::send()
{
    if (m_command.form == SendCommand::Form::Plain)
        return publishPlain();
    if (m_command.until == SendCommand::Until::Replicated)
        m_reader.open(m_room, 0);
    m_poster.postAndWait(m_room, {chat::MessageKind::Text, m_text, {}}, sendLimit, this,
        [this](const base::Result<chat::LogId> &id) {
            if (id)
                takeStored(*id);
            else
                fail(id.error(), exitCodeOf(id.error()));
        });
}

void SendRun::takeStored(const chat::LogId &id)
{
    if (m_command.until == SendCommand::Until::Stored || m_echoes.contains(id))
        return print(chat::toText(id));
    m_stored = id;
    m_echoLimit.start(sendLimit);
}

void SendRun::awaitEcho(const QList<chat::ChatMessage> &messages)
{
    for (const chat::ChatMessage &message : messages)
        m_echoes.insert(message.id);
    if (!m_stored.isNull() && m_echoes.contains(m_stored)) {
        m_echoLimit.stop();
        print(chat::toText(std::exchange(m_stored, {})));
    }
}

void SendRun::publishPlain()
{
    const chat::RoomKeys keys(m_session.client().config().prefix);
    m_session.client().send(redis::Target::Master, {"PUBLISH", keys.channel(m_room), m_text}, this,
        [this](const base::Result<resp::RespValue> &reply) {
            const auto receivers
                = reply ? resp::parseInteger(*reply) : base::failure(reply.error());
            if (receivers)
                print(QByteArray::number(*receivers));
            else
                fail(receivers.error(), exitCodeOf(receivers.error()));
        });
}

void SendRun::print(const QByteArray &line)
{
    m_output.writeLine(line);
    emit finished(Done);
}

void SendRun::fail(const base::Error &error, ExitCode code)
{
    m_output.writeError(error);
    QMetaObject::invokeMethod(
        this, [this, code] { emit finished(code); }, Qt::QueuedConnection);
}

} // namespace app::cli
