#include "app/cli/output.h"

#include "core/base/error.h"
#include "ui/text/errortext.h"
#include "ui/text/plaintext.h"

#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

namespace {

constexpr qsizetype maxDetailLength = 400;

} // namespace

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
    QString text = ui::errorText(error);
    // People are told in plain words; whoever reads a log wants the server's or the system's own too.
    const QString detail = ui::toVisibleLine(error.detail.toUtf8(), maxDetailLength).simplified();
    if (!detail.isEmpty() && !text.contains(detail, Qt::CaseInsensitive))
        text += u" (" + detail + u')';
    writeNote(text);
}

void Output::writeNote(const QString &text)
{
    const QString line = u"taproom: "_s + text.simplified() + u'\n';
    m_error.write(line.toUtf8());
    m_error.flush();
}

bool Output::isTerminal() const
{
    return ::isatty(STDOUT_FILENO) != 0;
}

} // namespace app::cli
