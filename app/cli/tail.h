#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/commandline.h"
#include "app/signalwatch.h"
#include "core/chat/channelreader.h"

namespace app::cli {

/// `taproom tail`: prints messages exactly once and in order, until it is asked to end.
class TailRun final : public CliCommand {
    Q_OBJECT

public:
    TailRun(redis::RedisConfig config, TailCommand command, OutputFormat format, Output &output);

    void start() override;

private:
    void print(const chat::RoomId &room, const QList<chat::ChatMessage> &messages);
    void printDamage(const chat::RoomId &room, const chat::LogDamage &damage);
    bool printOne(const QJsonObject &json, const QByteArray &text);
    void fail(const base::Error &error, ExitCode code);
    void finish(ExitCode code);

    TailCommand m_command;
    OutputFormat m_format;
    Output &m_output;
    SignalWatch m_signals;
    Session m_session;
    chat::ChannelReader m_reader;
    qint64 m_printed = 0;
    bool m_isFinished = false;
};

} // namespace app::cli
