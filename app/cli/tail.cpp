#include "app/cli/tail.h"

#include "app/cli/tailtext.h"
#include "core/chat/roomname.h"

#include <utility>

namespace app::cli {

TailRun::TailRun(redis::RedisConfig config, TailCommand command, OutputFormat format,
    Output &output)
    : m_command(std::move(command))
    , m_format(format)
    , m_output(output)
    , m_session(std::move(config), Need::Read)
    , m_reader(m_session.client(), m_session.clock(), m_session.random())
{
    connect(&m_signals, &SignalWatch::asked, this, [this] { finish(Done); });
    connect(&m_session, &Session::failed, this,
        [this](const base::Error &error) { fail(error, NotReachable); });
    connect(&m_reader, &chat::ChannelReader::messagesRead, this, &TailRun::print);
    connect(&m_reader, &chat::ChannelReader::damageFound, this, &TailRun::printDamage);
    connect(&m_reader, &chat::ChannelReader::refused, this,
        [this](const chat::RoomId &, const base::Error &error) { fail(error, Refused); });
    connect(&m_reader, &chat::ChannelReader::historyRefused, this,
        [this](const chat::RoomId &, const base::Error &error) { m_output.writeError(error); });
}

void TailRun::start()
{
    const bool arePatterns = m_command.names == TailCommand::Names::Patterns;
    const auto kind = arePatterns ? chat::RoomId::Kind::Pattern : chat::RoomId::Kind::Channel;
    for (const QByteArray &name : std::as_const(m_command.channels)) {
        if (const auto checked = chat::checkRoomName(name); !checked)
            return fail(checked.error(), Refused);
    }
    for (const QByteArray &name : std::as_const(m_command.channels))
        m_reader.open(chat::RoomId(name, kind), m_command.history);
    m_session.start();
}

void TailRun::print(const chat::RoomId &room, const QList<chat::ChatMessage> &messages)
{
    for (const chat::ChatMessage &message : messages) {
        if (m_isFinished)
            return;
        const QByteArray channel = message.channel.isEmpty() ? room.name() : message.channel;
        const bool isRead = printOne(toJson(channel, message), toText(channel, message));
        if (!isRead || ++m_printed == m_command.count)
            finish(Done);
    }
}

bool TailRun::printOne(const QJsonObject &json, const QByteArray &text)
{
    return m_format == OutputFormat::Json ? m_output.writeJson(json) : m_output.writeLine(text);
}

void TailRun::printDamage(const chat::RoomId &room, const chat::LogDamage &damage)
{
    if (m_isFinished)
        return;
    const QByteArray &channel = room.name();
    bool isRead = true;
    if (damage.hole)
        isRead = printOne(toJson(channel, *damage.hole), toText(channel, *damage.hole));
    for (const chat::ShownMessage &lost : damage.lost)
        isRead = isRead && printOne(toJson(channel, lost), toText(channel, lost));
    if (!isRead)
        finish(Done);
}

void TailRun::fail(const base::Error &error, ExitCode code)
{
    if (m_isFinished)
        return;
    m_output.writeError(error);
    finish(code);
}

void TailRun::finish(ExitCode code)
{
    if (std::exchange(m_isFinished, true))
        return;
    QMetaObject::invokeMethod(
        this, [this, code] { emit finished(code); }, Qt::QueuedConnection);
}

} // namespace app::cli
