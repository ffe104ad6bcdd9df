#include "app/commandline.h"

#include "app/helptext.h"
#include "core/chat/roomname.h"

#include <QCommandLineParser>
#include <QHash>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

constexpr int MostHistory = 100'000;

auto usageError(const QString &detail)
{
    return base::failure(base::ErrorKind::Input, u"USAGE"_s, detail);
}

/// QCommandLineParser takes QStrings; words may be any bytes. Latin-1 carries each byte as one letter.
QString carry(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes);
}

QByteArray uncarry(const QString &carried)
{
    return carried.toLatin1();
}

/// A value that is a name or URL rather than a payload.
QString textOf(const QString &carried)
{
    return QString::fromUtf8(uncarry(carried));
}

QList<QByteArray> uncarryAll(const QStringList &carried)
{
    QList<QByteArray> words;
    for (const QString &word : carried)
        words.append(uncarry(word));
    return words;
}

/// The words of one command, parsed.
class Words final {
public:
    Words()
    {
        m_parser.addOptions({{u"profile"_s, {}, u"NAME"_s}, {u"redis"_s, {}, u"URL"_s},
            {u"accounts"_s, {}, u"URL"_s}, {u"data-dir"_s, {}, u"DIR"_s}, {u"json"_s, {}},
            {{u"h"_s, u"help"_s}, {}}, {{u"v"_s, u"version"_s}, {}}});
    }

    void addFlag(const QString &name) { m_parser.addOption({name, {}}); }
    void addValue(const QString &name) { m_parser.addOption({name, {}, u"VALUE"_s}); }
    /// What stands behind the first word that is no option is never one.
    void stopAtFirstWord()
    {
        m_parser.setOptionsAfterPositionalArgumentsMode(
            QCommandLineParser::ParseAsPositionalArguments);
    }

    base::Result<> parse(const QList<QByteArray> &words)
    {
        QStringList carried {u"taproom"_s};
        for (const QByteArray &word : words)
            carried.append(carry(word));
        if (!m_parser.parse(carried))
            return usageError(textOf(m_parser.errorText()));
        return {};
    }

    bool isSet(const QString &name) const { return m_parser.isSet(name); }
    QString value(const QString &name) const { return textOf(m_parser.value(name)); }
    QList<QByteArray> rest() const { return uncarryAll(m_parser.positionalArguments()); }

    /// Errors: Input when it is no number of that range.
    base::Result<std::optional<qint64>> number(const QString &name, qint64 least, qint64 most) const
    {
        if (!isSet(name))
            return std::optional<qint64>();
        bool isNumber = false;
        const qint64 number = value(name).toLongLong(&isNumber);
        if (!isNumber || number < least || number > most)
            return usageError(
                u"--%1 takes a number from %2 to %3"_s.arg(name).arg(least).arg(most));
        return std::optional(number);
    }

    CommonOptions common() const
    {
        return {value(u"profile"_s), value(u"redis"_s), value(u"accounts"_s), value(u"data-dir"_s),
            isSet(u"json"_s) ? OutputFormat::Json : OutputFormat::Text};
    }

private:
    QCommandLineParser m_parser;
};

base::Result<Command> readWindow(const Words &words)
{
    if (const auto rest = words.rest(); !rest.isEmpty())
        return usageError(
            u"'%1' is no command; the command comes first"_s.arg(QString::fromUtf8(rest.first())));
    return Command(WindowCommand {});
}

DemoCommand::Shape readShape(const Words &words)
{
    return words.isSet(u"sentinel"_s) ? DemoCommand::Shape::Sentinels : DemoCommand::Shape::Chain;
}

base::Result<Command> readDemo(const Words &words)
{
    if (!words.rest().isEmpty())
        return usageError(u"demo takes no further words; the user is given by --user NAME"_s);
    DemoCommand demo;
    if (words.isSet(u"user"_s))
        demo.userName = words.value(u"user"_s);
    if (words.isSet(u"no-window"_s))
        demo.window = DemoCommand::Window::None;
    demo.shape = readShape(words);
    return Command(demo);
}

base::Result<Command> readKeeper(const Words &words)
{
    return Command(KeeperCommand {readShape(words)});
}

base::Result<Command> readSend(const Words &words)
{
    const auto rest = words.rest();
    if (rest.isEmpty() || rest.size() > 2)
        return usageError(
            u"send takes a channel and one text; put quotes round a text with blanks"_s);
    SendCommand send {rest.first(), {}, SendCommand::Form::Logged, words.value(u"user"_s),
        SendCommand::Until::Stored};
    if (rest.size() == 2 && rest.last() != "-")
        send.text = rest.last();
    if (words.isSet(u"plain"_s))
        send.form = SendCommand::Form::Plain;
    if (words.isSet(u"plain"_s) && words.isSet(u"replicated"_s))
        return usageError(u"--plain has no log entry that --replicated could wait for"_s);
    if (words.isSet(u"replicated"_s))
        send.until = SendCommand::Until::Replicated;
    return Command(send);
}

base::Result<Command> readTail(const Words &words)
{
    const auto history = words.number(u"history"_s, 0, MostHistory);
    if (!history)
        return base::failure(history.error());
    const auto count = words.number(u"count"_s, 1, std::numeric_limits<qint64>::max());
    if (!count)
        return base::failure(count.error());
    TailCommand tail {words.rest(), TailCommand::Names::Channels, int(history->value_or(0)),
        *count};
    if (tail.channels.isEmpty())
        return usageError(u"tail takes at least one channel"_s);
    if (words.isSet(u"pattern"_s))
        tail.names = TailCommand::Names::Patterns;
    if (words.isSet(u"pattern"_s) && tail.history > 0)
        return usageError(u"a pattern has no log to take --history from"_s);
    return Command(tail);
}

base::Result<Command> readCount(const Words &words)
{
    if (words.rest().isEmpty())
        return usageError(u"count takes at least one channel"_s);
    return Command(CountCommand {words.rest()});
}

base::Result<Command> readTopology(const Words &words)
{
    if (!words.rest().isEmpty())
        return usageError(u"topology takes no further words"_s);
    return Command(TopologyCommand {});
}

base::Result<Command> readDoctor(const Words &words)
{
    DoctorCommand doctor;
    if (words.rest().size() > 1)
        return usageError(u"doctor takes one channel at the most"_s);
    if (!words.rest().isEmpty())
        doctor.channel = words.rest().first();
    if (const auto name = chat::checkRoomName(doctor.channel); !name)
        return usageError(name.error().detail);
    return Command(doctor);
}

base::Result<Command> readExec(const Words &words)
{
    ExecCommand exec;
    exec.words = words.rest();
    if (words.isSet(u"on"_s))
        exec.on = words.value(u"on"_s);
    if (words.isSet(u"raw"_s) && words.isSet(u"no-raw"_s))
        return usageError(u"--raw and --no-raw exclude each other"_s);
    if (words.isSet(u"raw"_s))
        exec.form = ExecCommand::Form::Raw;
    if (words.isSet(u"no-raw"_s))
        exec.form = ExecCommand::Form::Formatted;
    return Command(exec);
}

base::Result<Command> readLogin(const Words &words)
{
    const auto rest = words.rest();
    if (rest.size() != 1)
        return usageError(
            u"login takes one name; the password is typed, or a line of standard input"_s);
    LoginCommand login {QString::fromUtf8(rest.first()), LoginCommand::Method::Directory};
    const QString method = words.value(u"method"_s);
    if (method == u"acl")
        login.method = LoginCommand::Method::RedisAcl;
    else if (words.isSet(u"method"_s) && method != u"directory")
        return usageError(u"--method is directory or acl"_s);
    return Command(login);
}

base::Result<Command> readUser(const Words &words)
{
    static const QHash<QByteArray, UserCommand::Action> actions {{"add", UserCommand::Action::Add},
        {"passwd", UserCommand::Action::Passwd}, {"disable", UserCommand::Action::Disable},
        {"enable", UserCommand::Action::Enable}, {"list", UserCommand::Action::List}};
    const auto rest = words.rest();
    const auto action = actions.constFind(rest.value(0));
    if (action == actions.cend())
        return usageError(u"user takes one of: add, passwd, disable, enable, list"_s);
    const bool isList = *action == UserCommand::Action::List;
    if (rest.size() != (isList ? 1 : 2))
        return usageError(isList ? u"user list takes no further words"_s
                                 : u"user %1 takes one name; passwords are typed, or a line of "
                                   "standard input"_s.arg(QString::fromUtf8(rest.first())));
    return Command(
        UserCommand {*action, QString::fromUtf8(rest.value(1)), words.value(u"display-name"_s)});
}

/// A command's own options, and what makes the command of them.
struct Grammar {
    QStringList flags;
    QStringList values;
    bool stopsAtFirstWord = false;
    std::function<base::Result<Command>(const Words &)> read;
};

const QHash<QByteArray, Grammar> &grammars()
{
    static const QHash<QByteArray, Grammar> all {
        {"demo", {{u"no-window"_s, u"sentinel"_s}, {u"user"_s}, false, readDemo}},
        {"constellation-keeper", {{u"sentinel"_s}, {}, false, readKeeper}},
        {"send", {{u"plain"_s, u"replicated"_s}, {u"user"_s}, false, readSend}},
        {"tail", {{u"pattern"_s}, {u"history"_s, u"count"_s}, false, readTail}},
        {"count", {{}, {}, false, readCount}},
        {"topology", {{}, {}, false, readTopology}},
        {"login", {{}, {u"method"_s}, false, readLogin}},
        {"user", {{}, {u"display-name"_s}, false, readUser}},
        {"doctor", {{}, {}, false, readDoctor}},
        {"exec", {{u"raw"_s, u"no-raw"_s}, {u"on"_s}, true, readExec}},
    };
    return all;
}

QString seeHelp(const QByteArray &name)
{
    return name.isEmpty() ? u"see: taproom --help"_s
                          : u"see: taproom %1 --help"_s.arg(QString::fromLatin1(name));
}

} // namespace

bool CommandLine::needsDisplay() const
{
    if (const auto *demo = std::get_if<DemoCommand>(&command))
        return demo->window == DemoCommand::Window::Shown;
    return std::holds_alternative<WindowCommand>(command);
}

base::Result<CommandLine> parseCommandLine(const QList<QByteArray> &words)
{
    const QByteArray name = !words.isEmpty() && !words.first().startsWith('-') ? words.first() : "";
    if (!name.isEmpty() && !grammars().contains(name))
        return usageError(u"'%1' is no command; %2"_s.arg(QString::fromUtf8(name), seeHelp({})));
    const Grammar grammar = grammars().value(name, {{}, {}, false, readWindow});
    Words parsed;
    for (const QString &flag : grammar.flags)
        parsed.addFlag(flag);
    for (const QString &value : grammar.values)
        parsed.addValue(value);
    if (grammar.stopsAtFirstWord)
        parsed.stopAtFirstWord();
    const auto done = parsed.parse(name.isEmpty() ? words : words.mid(1));
    if (!done)
        return usageError(u"%1; %2"_s.arg(done.error().detail, seeHelp(name)));
    if (parsed.isSet(u"help"_s))
        return CommandLine {{}, PrintCommand {helpText(QString::fromLatin1(name))}};
    if (parsed.isSet(u"version"_s))
        return CommandLine {{}, PrintCommand {u"taproom " TAPROOM_VERSION "\n"_s}};
    const auto command = grammar.read(parsed);
    if (!command)
        return usageError(u"%1; %2"_s.arg(command.error().detail, seeHelp(name)));
    return CommandLine {parsed.common(), *command};
}

} // namespace app
