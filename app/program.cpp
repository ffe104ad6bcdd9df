#include "app/program.h"

#include "app/cli/commandfactory.h"
#include "app/commandline.h"

#include <QCoreApplication>

namespace app {

namespace {

QList<QByteArray> wordsOf(int argc, char **argv)
{
    QList<QByteArray> words;
    for (int at = 1; at < argc; ++at)
        words.append(argv[at]);
    return words;
}

int runWithoutWindow(int &argc, char **argv, const CommandLine &commandLine, cli::Output &output)
{
    const QCoreApplication application(argc, argv);
    const auto command = cli::makeCliCommand(commandLine, output);
    if (!command) {
        output.writeError(command.error());
        return cli::WrongUsage;
    }
    QObject::connect(command->get(), &cli::CliCommand::finished, &application,
        [](int code) { QCoreApplication::exit(code); });
    (*command)->start();
    return QCoreApplication::exec();
}

} // namespace

int runProgram(int &argc, char **argv)
{
    cli::Output output;
    const auto commandLine = parseCommandLine(wordsOf(argc, argv));
    if (!commandLine) {
        output.writeError(commandLine.error());
        return cli::WrongUsage;
    }
    if (const auto *text = std::get_if<PrintCommand>(&commandLine->command)) {
        output.write(text->text.toUtf8());
        return cli::Done;
    }
    return runWithoutWindow(argc, argv, *commandLine, output);
}

} // namespace app
