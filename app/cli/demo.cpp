#include "app/cli/demo.h"

#include "app/cli/demoaccounts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

QByteArray toText(const constellation::ConstellationState &demo)
{
    QStringList lines;
    for (const auto &server : demo.servers) {
        const QString line = server.name + u' ' + redis::toText(server.endpoint)
            + (server.copies.isEmpty() ? QString() : QString(u" copies "_s + server.copies))
            + (server.watches.isEmpty() ? QString() : QString(u" watches "_s + server.watches));
        lines.append(line);
    }
    lines.append(u"accounts %1 password %2"_s.arg(demoUsers().join(u' '), demoPassword()));
    return lines.join(u'\n').toUtf8();
}

QByteArray toJson(const constellation::ConstellationState &demo)
{
    QJsonObject object = QJsonDocument::fromJson(constellation::encodeState(demo)).object();
    object.insert(u"accounts"_s, QJsonArray::fromStringList(demoUsers()));
    object.insert(u"password"_s, demoPassword());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

constellation::KeeperCommand makeKeeperCommand(const CommonOptions &options,
    DemoCommand::Shape shape)
{
    QStringList arguments {u"constellation-keeper"_s};
    if (shape == DemoCommand::Shape::Sentinels)
        arguments += u"--sentinel"_s;
    if (!options.dataDir.isEmpty())
        arguments += {u"--data-dir"_s, options.dataDir};
    return {QCoreApplication::applicationFilePath(), arguments};
}

DemoRun::DemoRun(const CommonOptions &options, const DemoCommand &command, const Places &places,
    Output &output)
    : m_format(options.format)
    , m_output(output)
    , m_member(makeKeeperCommand(options, command.shape), places.demoFolder())
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
    m_output.writeLine(m_format == OutputFormat::Json ? toJson(demo) : toText(demo));
}

} // namespace app::cli
