#include "tests/support/processes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace support {

QStringList processesNaming(const QString &text)
{
    QStringList found;
    const QString own = QString::number(QCoreApplication::applicationPid());
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        QFile file(QStringLiteral("/proc/%1/cmdline").arg(entry));
        if (entry != own && file.open(QIODevice::ReadOnly)
            && file.readAll().contains(QFile::encodeName(text)))
            found.append(entry);
    }
    return found;
}

} // namespace support
