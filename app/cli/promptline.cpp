#include "app/cli/promptline.h"

#include <cstring>

namespace app::cli {

namespace {

constexpr qsizetype mostBytes = 4096;
constexpr char controlC = 0x03;
constexpr char controlD = 0x04;
constexpr char backspace = 0x08;
constexpr char controlU = 0x15;
constexpr char rubout = 0x7f;

bool continuesLetter(char byte)
{
    return (uchar(byte) & 0xc0U) == 0x80U;
}

} // namespace

PromptLine::PromptLine()
{
    m_bytes.reserve(mostBytes);
}

PromptLine::~PromptLine()
{
    explicit_bzero(m_bytes.data(), std::size_t(m_bytes.size()));
}

PromptLine::State PromptLine::feed(char byte)
{
    switch (byte) {
    case '\n':
    case '\r':
    case controlD:
        return State::Done;
    case controlC:
        return State::GivenUp;
    case backspace:
    case rubout:
        takeBack();
        return State::Typing;
    case controlU:
        while (!m_bytes.isEmpty())
            takeBack();
        return State::Typing;
    default:
        if (uchar(byte) >= 0x20U && m_bytes.size() < mostBytes)
            m_bytes.append(byte);
        return State::Typing;
    }
}

void PromptLine::takeBack()
{
    bool isLetterStart = m_bytes.isEmpty();
    while (!isLetterStart) {
        char &last = m_bytes.back();
        isLetterStart = !continuesLetter(last) || m_bytes.size() == 1;
        last = 0;
        m_bytes.chop(1);
    }
}

} // namespace app::cli
