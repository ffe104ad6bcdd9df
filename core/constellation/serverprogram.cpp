#include "core/constellation/serverprogram.h"

#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace constellation {

namespace {

QString findProgram()
{
    const QString chosen = qEnvironmentVariable("TAPROOM_REDIS_SERVER");
    if (!chosen.isEmpty())
        return QStandardPaths::findExecutable(chosen);
    for (const QString &name : {u"redis-server"_s, u"valkey-server"_s}) {
        QString path = QStandardPaths::findExecutable(name);
        if (path.isEmpty()) // often not on the PATH of a desktop session
            path = QStandardPaths::findExecutable(name, {u"/usr/local/bin"_s, u"/usr/sbin"_s});
        if (!path.isEmpty())
            return path;
    }
    return {};
}

base::Error notInstalled()
{
    return {base::ErrorKind::Topology, u"NOSERVER"_s,
        u"no redis-server on the PATH, in /usr/local/bin or /usr/sbin"_s};
}

} // namespace

std::optional<int> parseMajorVersion(QByteArrayView output)
{
    const auto start = output.indexOf(" v=");
    if (start < 0)
        return {};
    const auto number = output.sliced(start + 3);
    bool isNumber = false;
    const int major = number.first(qMax(0, number.indexOf('.'))).toByteArray().toInt(&isNumber);
    return isNumber && major > 0 ? std::optional(major) : std::nullopt;
}

ServerProgramFinder::ServerProgramFinder(QObject *parent)
    : QObject(parent)
{
    connect(&m_process, &QProcess::finished, this, &ServerProgramFinder::readVersion);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit failed(notInstalled());
    });
}

void ServerProgramFinder::start()
{
    m_process.start(findProgram(), {u"--version"_s}, QIODevice::ReadOnly);
}

void ServerProgramFinder::readVersion()
{
    const auto major = parseMajorVersion(m_process.readAllStandardOutput());
    if (major)
        emit found({m_process.program(), *major});
    else
        emit failed({base::ErrorKind::Server, u"NOTREDIS"_s,
            u"%1 does not answer --version as redis-server does"_s.arg(m_process.program())});
}

} // namespace constellation
