#include "core/chat/inputline.h"

#include "core/chat/roomname.h"

#include <QCoreApplication>

#include <algorithm>

namespace chat {

using namespace Qt::Literals::StringLiterals;

namespace {

using Parse = base::Result<InputAction> (*)(const QString &argument);

struct Command {
    QLatin1StringView name;
    QLatin1StringView argument;
    const char *help;
    Parse parse;
};

tl::unexpected<base::Error> needsArgument(const QString &usage)
{
    return base::failure(base::ErrorKind::Input, u"COMMANDARGUMENT"_s,
        u"write it like this: "_s + usage);
}

base::Result<InputAction> toAction(const Draft &draft)
{
    if (const auto checked = checkDraft(draft); !checked)
        return base::failure(checked.error());
    return InputAction(draft);
}

base::Result<InputAction> parseJoin(const QString &argument)
{
    const QByteArray name = argument.toUtf8();
    if (name.isEmpty())
        return needsArgument(u"/join CHANNEL"_s);
    if (const auto checked = checkRoomName(name); !checked)
        return base::failure(checked.error());
    return InputAction(JoinCommand {RoomId(name)});
}

base::Result<InputAction> parseLeave(const QString &argument)
{
    return InputAction(LeaveCommand {argument.isEmpty() ? RoomId() : RoomId(argument.toUtf8())});
}

base::Result<InputAction> parseMe(const QString &argument)
{
    if (argument.isEmpty())
        return needsArgument(u"/me TEXT"_s);
    return toAction({MessageKind::Action, argument.toUtf8(), {}});
}

base::Result<InputAction> parseMessage(const QString &argument)
{
    const qsizetype blank = argument.indexOf(u' ');
    const QByteArray peer = argument.first(blank < 0 ? argument.size() : blank).toUtf8();
    if (peer.isEmpty())
        return needsArgument(u"/msg NAME [TEXT]"_s);
    if (const auto checked = checkUserName(peer); !checked)
        return base::failure(checked.error());
    const QByteArray text = blank < 0 ? QByteArray() : argument.sliced(blank).trimmed().toUtf8();
    return InputAction(DirectCommand {peer, text});
}

base::Result<InputAction> parseTopic(const QString &argument)
{
    return toAction({MessageKind::Topic, argument.simplified().toUtf8(), {}});
}

base::Result<InputAction> parseHelp(const QString &)
{
    return InputAction(HelpCommand {});
}

constexpr Command commands[] {
    {"join"_L1, "CHANNEL"_L1, QT_TRANSLATE_NOOP("InputLine", "joins a channel"), parseJoin},
    {"leave"_L1, "[CHANNEL]"_L1,
        QT_TRANSLATE_NOOP("InputLine", "leaves this channel, or another one"), parseLeave},
    {"me"_L1, "TEXT"_L1, QT_TRANSLATE_NOOP("InputLine", "says what you do"), parseMe},
    {"msg"_L1, "NAME [TEXT]"_L1, QT_TRANSLATE_NOOP("InputLine", "writes to somebody directly"),
        parseMessage},
    {"topic"_L1, "[TEXT]"_L1,
        QT_TRANSLATE_NOOP("InputLine", "sets the channel's topic, or takes it away"), parseTopic},
    {"help"_L1, ""_L1, QT_TRANSLATE_NOOP("InputLine", "shows this list"), parseHelp},
};

QString withoutEmptyEnd(const QString &text)
{
    qsizetype end = text.size();
    while (end > 0 && text.at(end - 1).isSpace())
        --end;
    return text.first(end);
}

base::Result<InputAction> parseCommand(const QString &text)
{
    const auto isBlank = [](QChar letter) { return letter.isSpace(); };
    const qsizetype end = std::find_if(text.begin(), text.end(), isBlank) - text.begin();
    const QString name = text.sliced(1, end - 1);
    const auto command
        = std::find_if(std::begin(commands), std::end(commands), [&name](const Command &candidate) {
              return name.compare(candidate.name, Qt::CaseInsensitive) == 0;
          });
    if (command != std::end(commands))
        return command->parse(text.sliced(end).trimmed());
    return base::failure(base::ErrorKind::Input, u"UNKNOWNCOMMAND"_s,
        u"there is no command /%1; /help lists them, and a message that begins with a slash is written with two"_s
            .arg(name.left(40)));
}

} // namespace

base::Result<InputAction> parseInput(const QString &text)
{
    const QString said = withoutEmptyEnd(text);
    if (!said.startsWith(u'/'))
        return toAction({MessageKind::Text, said.toUtf8(), {}});
    if (said.startsWith(u"//"))
        return toAction({MessageKind::Text, said.sliced(1).toUtf8(), {}});
    return parseCommand(said);
}

QString inputHelp()
{
    QStringList lines;
    for (const Command &command : commands) {
        const QString usage = QString(u'/' + command.name + u' ' + command.argument).trimmed();
        lines << usage + u": " + QCoreApplication::translate("InputLine", command.help);
    }
    lines << QCoreApplication::translate("InputLine",
        "//TEXT: says a text that begins with a slash");
    return lines.join(u'\n');
}

} // namespace chat
