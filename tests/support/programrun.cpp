#include "tests/support/programrun.h"

#include <QTest>

#include <csignal>

namespace support {

ProgramRun::ProgramRun(const QString &program, const QStringList &words, const QByteArray &input)
{
    m_process.start(program, words);
    m_process.write(input);
    m_process.closeWriteChannel();
}

ProgramRun::~ProgramRun()
{
    m_process.kill();
    m_process.waitForFinished();
}

int ProgramRun::exitCode(int limitMs)
{
    const bool ended = QTest::qWaitFor([&] { return !isRunning(); }, limitMs);
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray ProgramRun::output()
{
    m_output += m_process.readAllStandardOutput();
    return m_output;
}

QByteArray ProgramRun::errors()
{
    m_errors += m_process.readAllStandardError();
    return m_errors;
}

QByteArrayList ProgramRun::lines(qsizetype count, int limitMs)
{
    const auto haveCome = [&] { return output().count('\n') >= count || !isRunning(); };
    if (!QTest::qWaitFor(haveCome, limitMs))
        qWarning("only this came: %s", m_output.constData());
    QByteArrayList lines = output().split('\n');
    lines.removeLast();
    return lines;
}

void ProgramRun::send(int signal)
{
    ::kill(pid_t(m_process.processId()), signal);
}

} // namespace support
