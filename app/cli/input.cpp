#include "app/cli/input.h"

#include <QFile>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

namespace {

constexpr qsizetype chunkBytes = 64 * 1024;

} // namespace

base::Result<QByteArray> readStandardInput(qsizetype maxBytes)
{
    QFile input;
    if (!input.open(STDIN_FILENO, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return base::failure(base::ErrorKind::Storage, u"STDIN"_s, u"cannot read standard input"_s);
    QByteArray all;
    while (all.size() <= maxBytes) {
        // A pipe gives what it has; only an empty answer is the end.
        const QByteArray chunk = input.read(chunkBytes);
        if (chunk.isEmpty())
            return all;
        all += chunk;
    }
    return base::failure(base::ErrorKind::Input, u"STDIN"_s,
        u"more than %1 bytes on standard input"_s.arg(maxBytes));
}

} // namespace app::cli
