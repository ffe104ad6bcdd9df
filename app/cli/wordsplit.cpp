#include "app/cli/wordsplit.h"

namespace app::cli {

namespace {

bool isBlank(char letter)
{
    return letter == ' ' || (letter >= '\t' && letter <= '\r') || letter == '\0';
}

int hexValue(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    const char lower = char(letter | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

char unescaped(char letter)
{
    switch (letter) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'b':
        return '\b';
    case 'a':
        return '\a';
    default:
        return letter;
    }
}

/// Reads words off the front of a line.
class WordReader final {
public:
    explicit WordReader(QByteArrayView line)
        : m_rest(line)
    {
    }

    bool skipBlanks()
    {
        while (!m_rest.isEmpty() && isBlank(m_rest.front()))
            m_rest = m_rest.sliced(1);
        return !m_rest.isEmpty();
    }

    std::optional<QByteArray> readWord()
    {
        QByteArray word;
        while (!m_rest.isEmpty() && !isBlank(m_rest.front())) {
            const char letter = take();
            if (letter != '"' && letter != '\'') {
                word += letter;
                continue;
            }
            const bool isClosed = letter == '"' ? readDouble(word) : readSingle(word);
            // As redis-cli: the closing quote ends the word.
            if (!isClosed || (!m_rest.isEmpty() && !isBlank(m_rest.front())))
                return {};
            return word;
        }
        return word;
    }

private:
    char take()
    {
        const char letter = m_rest.front();
        m_rest = m_rest.sliced(1);
        return letter;
    }

    bool readDouble(QByteArray &word)
    {
        while (!m_rest.isEmpty()) {
            const char letter = take();
            if (letter == '"')
                return true;
            if (letter == '\\' && !m_rest.isEmpty())
                word += readEscape();
            else
                word += letter;
        }
        return false;
    }

    char readEscape()
    {
        if (m_rest.size() >= 3 && m_rest[0] == 'x' && hexValue(m_rest[1]) >= 0
            && hexValue(m_rest[2]) >= 0) {
            const int code = hexValue(m_rest[1]) * 16 + hexValue(m_rest[2]);
            m_rest = m_rest.sliced(3);
            return char(code);
        }
        return unescaped(take());
    }

    bool readSingle(QByteArray &word)
    {
        while (!m_rest.isEmpty()) {
            const char letter = take();
            if (letter == '\'')
                return true;
            if (letter == '\\' && m_rest.startsWith('\''))
                word += take();
            else
                word += letter;
        }
        return false;
    }

    QByteArrayView m_rest;
};

} // namespace

std::optional<QList<QByteArray>> splitWords(QByteArrayView line)
{
    QList<QByteArray> words;
    WordReader reader(line);
    while (reader.skipBlanks()) {
        const auto word = reader.readWord();
        if (!word)
            return {};
        words.append(*word);
    }
    return words;
}

} // namespace app::cli
