#include "app/program.h"

#include "app/application.h"
#include "app/argumentwords.h"
#include "app/cli/commandfactory.h"
#include "app/commandline.h"
#include "ui/widgets/comboboxaccessible.h"
#include "ui/widgets/timelineview.h"

#include <QApplication>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Without a display Qt would end the program with its own words and a core file.
bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

int runWithWindow(int &argc, char **argv, const CommandLine &commandLine, cli::Output &output)
{
    if (!hasDisplay()) {
        output.writeError({base::ErrorKind::Input, u"NODISPLAY"_s,
            u"there is no display for the window (DISPLAY and WAYLAND_DISPLAY are not set); "
            "use a command without a window, such as: taproom demo --no-window, taproom tail CHANNEL"_s});
        return cli::NotReachable;
    }
    const QApplication program(argc, argv);
    QApplication::setApplicationName(u"taproom"_s);
    QApplication::setApplicationVersion(QStringLiteral(TAPROOM_VERSION));
    QApplication::setApplicationDisplayName(u"Taproom"_s);
    ui::installComboBoxAccessibility();
    ui::installTimelineAccessibility();
    Application application(commandLine);
    application.start();
    return QApplication::exec();
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
    // Within exec(): a command may end at once, and exit() before it counts for nothing.
    QMetaObject::invokeMethod(command->get(), &cli::CliCommand::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace

int runProgram(int &argc, char **argv)
{
    cli::Output output;
    const auto commandLine = parseCommandLine(takeWords(argc, argv));
    if (!commandLine) {
        output.writeError(commandLine.error());
        return cli::WrongUsage;
    }
    if (const auto *text = std::get_if<PrintCommand>(&commandLine->command)) {
        output.write(text->text.toUtf8());
        return cli::Done;
    }
    if (commandLine->needsDisplay())
        return runWithWindow(argc, argv, *commandLine, output);
    return runWithoutWindow(argc, argv, *commandLine, output);
}

} // namespace app
