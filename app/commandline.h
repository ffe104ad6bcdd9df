#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace app {

/// Whether lines are for people or one JSON object each.
enum class OutputFormat : quint8 { Text, Json };

/// What every command takes.
struct CommonOptions {
    QString profile;
    QString redisUrl; ///< may hold a password: never print it
    QString accountsUrl; ///< may hold a password: never print it
    QString dataDir; ///< empty: the XDG folders
    OutputFormat format = OutputFormat::Text;
};

/// Opens the window.
struct WindowCommand { };

/// Starts the private servers, or joins them, and opens the window of a user.
struct DemoCommand {
    enum class Window : quint8 { Shown, None };
    enum class Shape : quint8 {
        Chain, ///< master, replica, the replica's replica
        Sentinels, ///< master, two replicas, three Sentinels that name another master
    };
    Shape shape = Shape::Chain;
    QString userName = QStringLiteral("alice");
    Window window = Window::Shown;
};

/// Keeps the demo's servers until nobody needs them; started by the demo, never by people.
struct KeeperCommand {
    DemoCommand::Shape shape = DemoCommand::Shape::Chain;
};

/// Posts one message.
struct SendCommand {
    enum class Form : quint8 { Logged, Plain };
    enum class Until : quint8 { Stored, Replicated };
    QByteArray channel;
    std::optional<QByteArray> text; ///< nothing: it is read from standard input
    Form form = Form::Logged;
    QString userName; ///< empty: the profile's, or that of the system
    Until until = Until::Stored; ///< what it waits for
};

/// Prints messages as they come.
struct TailCommand {
    enum class Names : quint8 { Channels, Patterns };
    QList<QByteArray> channels;
    Names names = Names::Channels;
    int history = 0; ///< messages of the log to begin with
    std::optional<qint64> count; ///< ends after so many
};

/// Counts subscribers.
struct CountCommand {
    QList<QByteArray> channels;
};

/// Shows the nodes.
struct TopologyCommand { };

/// Looks for what is wrong with the servers.
struct DoctorCommand {
    QByteArray channel = QByteArrayLiteral("general"); ///< whose rights are looked at
};

/// Sends any command, or the lines of standard input as one pipeline.
struct ExecCommand {
    enum class Form : quint8 { ForOutput, Raw, Formatted };
    QString on = QStringLiteral("master"); ///< `master`, `replica` or HOST:PORT
    QList<QByteArray> words; ///< empty: lines of standard input
    Form form = Form::ForOutput; ///< as redis-cli: formatted on a terminal, raw elsewhere
};

/// Signs in as the dialog does, and says who answered.
struct LoginCommand {
    enum class Method : quint8 { Directory, RedisAcl };
    QString name;
    Method method = Method::Directory;
};

/// Looks after the account directory.
struct UserCommand {
    enum class Action : quint8 { Add, Passwd, Disable, Enable, List };
    Action action = Action::List;
    QString name;
    QString displayName;
};

/// Prints a text: help, or the version.
struct PrintCommand {
    QString text;
};

using Command = std::variant<WindowCommand, DemoCommand, KeeperCommand, SendCommand, TailCommand,
    CountCommand, TopologyCommand, DoctorCommand, ExecCommand, LoginCommand, UserCommand,
    PrintCommand>;

/// What the program was asked for.
struct CommandLine {
    CommonOptions common;
    Command command;

    /// Whether a window will be opened.
    bool needsDisplay() const;
};

/// Reads the words after the program's name; they may be any bytes.
/// Errors: Input, code `USAGE`, with what is wrong and where to read more.
base::Result<CommandLine> parseCommandLine(const QList<QByteArray> &words);

} // namespace app
