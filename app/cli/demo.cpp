#include "app/cli/demo.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

QByteArray toText(const constellation::ConstellationState &demo)
{
    QStringList lines;
    for (const auto &server : demo.servers) {
        const QString line = server.name + u' ' + redis::toText(server.endpoint)
            + (server.copies.isEmpty() ? QString() : QString(u" copies "_s + server.copies));
        lines.append(line);
    }
    return lines.join(u'\n').toUtf8();
}

constellation::KeeperCommand makeKeeperCommand(const CommonOptions &options)
{
    QStringList arguments {u"constellation-keeper"_s};
    if (!options.dataDir.isEmpty())
        arguments += {u"--data-dir"_s, options.dataDir};
    return {QCoreApplication::applicationFilePath(), arguments};
}

DemoRun::DemoRun(const CommonOptions &options, const Places &places, Output &output)
    : m_format(options.format)
    , m_output(output)
    , m_member(makeKeeperCommand(options), places.demoFolder())
{
    connect(&m_signals, &SignalWatch::asked, this, [this] { emit finished(Done); });
    connect(&m_member, &constellation::Member::joined, this, &DemoRun::tell);
    connect(&m_member, &constellation::Member::failed, this, [this](const base::Error &error) {
        m_output.writeError(error);
        QMetaObject::invokeMethod(
            this, [this] { emit finished(NotReachable); }, Qt::QueuedConnection);
    });
}

void DemoRun::start()
{
    m_member.join();
}

void DemoRun::tell(const constellation::ConstellationState &demo)
{
    m_output.writeLine(
        m_format == OutputFormat::Json ? constellation::encodeState(demo) : toText(demo));
}

} // namespace app::cli
