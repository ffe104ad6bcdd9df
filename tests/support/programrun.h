#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace support {

/// The program under test as others run it: its words in, its lines and exit code out.
class ProgramRun final {
public:
    /// Starts it; `input` is all of its standard input.
    ProgramRun(const QString &program, const QStringList &words, const QByteArray &input = {});
    /// Kills it when it still runs.
    ~ProgramRun();

    /// Spins the event loop until it has ended; the exit code, or -1 after the limit or a crash.
    int exitCode(int limitMs = 30'000);
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// What came so far.
    QByteArray output();
    QByteArray errors();
    /// Spins the event loop until so many lines have come; they, or fewer after the limit.
    QByteArrayList lines(qsizetype count, int limitMs = 30'000);
    void send(int signal);
    qint64 processId() const { return m_process.processId(); }

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace support
