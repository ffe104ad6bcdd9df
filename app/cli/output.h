#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonObject>
#include <QString>

namespace base {
struct Error;
}

namespace app::cli {

/// The exit codes that product pages promise.
enum ExitCode : int { Done = 0, ProblemsFound = 1, NotReachable = 2, Refused = 3, WrongUsage = 64 };

/// The program's standard streams: each line goes out at once.
class Output final {
public:
    Output();

    /// Writes these bytes to standard output; false when nobody reads it any more.
    bool write(const QByteArray &bytes);
    /// The same with a line end behind.
    bool writeLine(const QByteArray &line);
    /// One compact JSON object on a line.
    bool writeJson(const QJsonObject &object);
    /// One line on standard error: what went wrong, and what to do about it.
    void writeError(const base::Error &error);
    /// One line on standard error that is no error of the program.
    void writeNote(const QString &text);
    bool isTerminal() const;

private:
    QFile m_out;
    QFile m_error;
};

} // namespace app::cli
