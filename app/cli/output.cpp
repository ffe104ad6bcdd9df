#include "app/cli/output.h"

#include "core/base/error.h"
#include "ui/text/errortext.h"

#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

Output::Output()
{
    if (!m_out.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered)
        || !m_error.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered))
        std::perror("taproom");
}

bool Output::write(const QByteArray &bytes)
{
    return m_out.write(bytes) == bytes.size() && m_out.flush();
}

bool Output::writeLine(const QByteArray &line)
{
    return write(QByteArray(line + '\n'));
}

bool Output::writeJson(const QJsonObject &object)
{
    return writeLine(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void Output::writeError(const base::Error &error)
{
    const QString line = u"taproom: "_s + ui::errorText(error).simplified() + u'\n';
    m_error.write(line.toUtf8());
    m_error.flush();
}

bool Output::isTerminal() const
{
    return ::isatty(STDOUT_FILENO) != 0;
}

} // namespace app::cli
