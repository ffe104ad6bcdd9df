#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/commandline.h"
#include "core/chat/channelreader.h"
#include "core/chat/poster.h"

#include <QSet>
#include <QTimer>

namespace app::cli {

/// Who posts from the command line: what was given, else who signs in to Redis, else the one who is
/// logged in to this computer, else `guest`.
/// Errors: Input when a name was given that nobody may have.
base::Result<QByteArray> chooseSender(const QString &given, const QString &redisUser,
    const QString &systemUser);

/// Whether it is the server or a rule that says no, rather than the way there.
ExitCode exitCodeOf(const base::Error &error);

/// `taproom send`: posts one message.
class SendRun final : public CliCommand {
    Q_OBJECT

public:
    SendRun(redis::RedisConfig config, SendCommand command, QByteArray sender, Output &output);

    void start() override;

private:
    base::Result<> prepare();
    void send();
    void publishPlain();
    void awaitEcho(const QList<chat::ChatMessage> &messages);
    void takeStored(const chat::LogId &id);
    void print(const QByteArray &line);
    void fail(const base::Error &error, ExitCode code);

    SendCommand m_command;
    Output &m_output;
    Session m_session;
    chat::Poster m_poster;
    chat::ChannelReader m_reader;
    QTimer m_echoLimit;
    chat::LogId m_stored;
    QSet<chat::LogId> m_echoes; ///< ids of own messages that came back
    chat::RoomId m_room;
    QByteArray m_text;
};

} // namespace app::cli
