#include "tests/support/processes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace support {

QStringList processesNaming(const QString &text)
{
    const auto names = [&](const QString &process) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(process));
        return (file.open(QIODevice::ReadOnly) && file.readAll().contains(QFile::encodeName(text)))
            || QFile::symLinkTarget(QStringLiteral("/proc/%1/cwd").arg(process)).contains(text);
    };
    QStringList found;
    const QString own = QString::number(QCoreApplication::applicationPid());
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const bool isProcess = entry.front().isDigit();
        if (isProcess && entry != own && names(entry))
            found.append(entry);
    }
    return found;
}

} // namespace support
