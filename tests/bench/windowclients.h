#pragma once

#include "tests/bench/ircserver.h"
#include "tests/bench/windowdesk.h"
#include "tests/support/testserver.h"

#include <QProcess>
#include <QTemporaryDir>

struct redisContext;

namespace bench {

constexpr QSize windowSize {1100, 700};

/// A chat program on the desk, with one channel open, and what writes into that channel.
class ChatWindow {
public:
    explicit ChatWindow(WindowDesk &desk)
        : m_desk(desk)
    {
    }
    virtual ~ChatWindow();

    /// The bare program, as far as it comes without a person.
    virtual void launch() = 0;
    /// Launches it and brings the channel up, `windowSize` large, `left` pixels from the left. False
    /// when that did not come about.
    virtual bool enter(int left = 0) = 0;
    /// Writes messages of 100 B of fifty people into the channel, as fast as they are taken.
    virtual void flood(int first, int count) = 0;
    /// One more message: a row of full blocks, so that its coming can be seen.
    virtual void writeBar() = 0;

    qint64 pid() const { return m_process.processId(); }
    quint32 window() const { return m_window; }
    QRect area() const { return m_desk.areaOf(m_window); }
    /// A part of the area that only messages are in.
    QRect messages() const;
    /// The line at the bottom that keys are typed into.
    QRect input() const;
    /// Of all threads since the program began. Units: seconds.
    double cpuSeconds() const;
    /// Proportional set size. Units: bytes.
    double memoryBytes() const;

protected:
    void run(const QString &program, const QStringList &words);
    bool settle(quint32 window, int left);
    void makeFolderOpen();

    WindowDesk &m_desk;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint32 m_window = 0;
};

/// Ours, on a real redis-server.
class TaproomWindow final : public ChatWindow {
public:
    TaproomWindow(WindowDesk &desk, const support::TestServer &server, QByteArray user = "bench");
    ~TaproomWindow() override;

    void launch() override;
    bool enter(int left = 0) override;
    void flood(int first, int count) override;
    void writeBar() override;

private:
    qint64 listeners() const;
    bool write(int first, int count, const QByteArray &body);

    const support::TestServer &m_server;
    QByteArray m_user;
    redisContext *m_link = nullptr;
    bool m_isListening = false;
};

/// HexChat, keeping every message as ours does.
class HexChatWindow final : public ChatWindow {
public:
    HexChatWindow(WindowDesk &desk, IrcServer &server, QByteArray user = "bench");

    void launch() override;
    bool enter(int left = 0) override;
    void flood(int first, int count) override;
    void writeBar() override;

private:
    void start(const QStringList &words);

    IrcServer &m_server;
    QByteArray m_user;
};

} // namespace bench
