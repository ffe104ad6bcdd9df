#include "app/cli/passwordprompt.h"

#include "app/cli/promptline.h"

#include <termios.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

namespace {

/// While it lives, the terminal shows nothing of what is typed and hands over each key.
class HiddenTyping final {
public:
    HiddenTyping()
    {
        m_isSet = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios hidden = m_before;
        // Ctrl+C is read as a key, too: ending the program here would leave the terminal mute.
        hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG);
        hidden.c_cc[VMIN] = 1;
        hidden.c_cc[VTIME] = 0;
        if (m_isSet)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping()
    {
        if (m_isSet)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    HiddenTyping(const HiddenTyping &) = delete;
    HiddenTyping &operator=(const HiddenTyping &) = delete;

private:
    termios m_before {};
    bool m_isSet = false;
};

void say(const QByteArray &text)
{
    // To the terminal and not to standard output, which is for results.
    if (::write(STDERR_FILENO, text.constData(), std::size_t(text.size())) < 0)
        return;
}

auto noPassword()
{
    return base::failure(base::ErrorKind::Input, u"NOPASSWORD"_s,
        u"a password is needed: type it, or give it as a line of standard input"_s);
}

base::Result<base::Secret> readLine()
{
    PromptLine line;
    char byte = 0;
    auto state = PromptLine::State::Typing;
    bool hasRead = false;
    // A byte at a time: what follows the line is the next password's.
    while (state == PromptLine::State::Typing && ::read(STDIN_FILENO, &byte, 1) == 1) {
        state = line.feed(byte);
        hasRead = true;
    }
    byte = 0;
    if (state == PromptLine::State::GivenUp)
        return base::failure(base::ErrorKind::Cancelled, u"NOPASSWORD"_s, u"given up"_s);
    if (!hasRead || line.text().isEmpty())
        return noPassword();
    return line.text();
}

} // namespace

bool PasswordPrompt::isTerminal()
{
    return ::isatty(STDIN_FILENO) != 0;
}

base::Result<base::Secret> PasswordPrompt::ask(const QString &label)
{
    if (!isTerminal())
        return readLine();
    say(label.toUtf8() + ' ');
    const HiddenTyping hidden;
    const auto typed = readLine();
    say("\n");
    return typed;
}

base::Result<base::Secret> PasswordPrompt::askForNew(const QString &label, const QString &again)
{
    const auto first = ask(label);
    if (!first || !isTerminal())
        return first;
    const auto second = ask(again);
    if (second && *second != *first) {
        return base::failure(base::ErrorKind::Input, u"DIFFERENT"_s, u"the two passwords differ"_s);
    }
    return second;
}

} // namespace app::cli
