#include "core/resp/respscan.h"

#include <charconv>
#include <limits>
#include <string_view>
#include <system_error>

namespace resp {

namespace {

constexpr const char *NoDigit = "a digit is expected";
constexpr const char *NoDigitOrCr = "a digit or CR is expected";
constexpr const char *NoCr = "CR is expected";
constexpr const char *NoLf = "LF is expected after CR";
constexpr const char *TooLarge = "the number needs more than 64 bits or 20 digits";
/// No number of 64 bits has more; leading zeros are allowed up to here.
constexpr int MaxDigits = 20;

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isSign(char byte)
{
    return byte == '+' || byte == '-';
}

const char *skipDigits(const char *at, const char *end)
{
    while (at != end && isDigit(*at))
        ++at;
    return at;
}

/// Digits up to CR LF as a number that is not above `largest`.
Scan scanDigits(const char *at, const char *end, quint64 largest, quint64 &number)
{
    const char *const first = at;
    number = 0;
    for (; at != end && isDigit(*at); ++at) {
        const quint64 digit = quint64(*at - '0');
        if (at - first == MaxDigits || number > (largest - digit) / 10)
            return Scan::bad(at, TooLarge);
        number = number * 10 + digit;
    }
    if (at == end)
        return Scan::more();
    if (at == first)
        return Scan::bad(at, NoDigit);
    if (*at != '\r')
        return Scan::bad(at, NoDigitOrCr);
    return scanLineEnd(at, end);
}

/// Case does not matter: printf of some C libraries writes capitals.
bool isWord(std::string_view text, std::string_view lowerCaseWord)
{
    if (text.size() != lowerCaseWord.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((text[i] | 0x20) != lowerCaseWord[i])
            return false;
    }
    return true;
}

bool isNan(std::string_view text)
{
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    if (!isWord(text.substr(0, 3), "nan"))
        return false;
    text.remove_prefix(3);
    if (text.empty())
        return true;
    if (text.size() < 2 || text.front() != '(' || text.back() != ')')
        return false;
    for (const char byte : text.substr(1, text.size() - 2)) {
        const bool letter = (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
        if (!isDigit(byte) && !letter && byte != '_')
            return false;
    }
    return true;
}

/// `[+|-]digits[.digits][e[+|-]digits]` and nothing else.
Scan scanDoubleForm(const char *at, const char *end)
{
    if (at != end && isSign(*at))
        ++at;
    const char *digits = at;
    at = skipDigits(at, end);
    if (at == digits)
        return Scan::bad(at, NoDigit);
    if (at != end && *at == '.') {
        digits = ++at;
        at = skipDigits(at, end);
        if (at == digits)
            return Scan::bad(at, NoDigit);
    }
    if (at != end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at != end && isSign(*at))
            ++at;
        digits = at;
        at = skipDigits(at, end);
        if (at == digits)
            return Scan::bad(at, NoDigit);
    }
    return at == end ? Scan::done(at) : Scan::bad(at, "a double ends here");
}

} // namespace

Scan scanLineEnd(const char *at, const char *end)
{
    if (at == end)
        return Scan::more();
    if (*at != '\r')
        return Scan::bad(at, NoCr);
    if (at + 1 == end)
        return Scan::more();
    if (at[1] != '\n')
        return Scan::bad(at + 1, NoLf);
    return Scan::done(at + 2);
}

Scan scanInteger(const char *at, const char *end, qint64 &number)
{
    if (at == end)
        return Scan::more();
    const bool negative = *at == '-';
    if (isSign(*at))
        ++at;
    const quint64 largest = quint64(std::numeric_limits<qint64>::max()) + (negative ? 1 : 0);
    quint64 magnitude = 0;
    const Scan scan = scanDigits(at, end, largest, magnitude);
    // Unsigned arithmetic, since the smallest number has no positive twin.
    number = qint64(negative ? 0 - magnitude : magnitude);
    return scan;
}

Scan scanLength(const char *at, const char *end, NullLength null, qint64 &length)
{
    if (at == end)
        return Scan::more();
    if (*at == '-') {
        if (null == NullLength::Refused)
            return Scan::bad(at, "a length of this type cannot be negative");
        if (at + 1 == end)
            return Scan::more();
        if (at[1] != '1')
            return Scan::bad(at + 1, "the only negative length is -1");
        length = -1;
        return scanLineEnd(at + 2, end);
    }
    if (*at == '?')
        return Scan::bad(at, "streamed strings and aggregates are not supported");
    quint64 magnitude = 0;
    const Scan scan = scanDigits(at, end, quint64(std::numeric_limits<qint64>::max()), magnitude);
    length = qint64(magnitude);
    return scan;
}

const char *findLineEnd(const char *at, const char *end)
{
    while (at != end && *at != '\r' && *at != '\n')
        ++at;
    return at;
}

Scan scanBigNumber(const char *at, const char *end)
{
    if (at != end && isSign(*at))
        ++at;
    const char *const digits = at;
    at = skipDigits(at, end);
    if (at == digits)
        return Scan::bad(at, NoDigit);
    return at == end ? Scan::done(at) : Scan::bad(at, NoDigitOrCr);
}

Scan scanDouble(const char *at, const char *end, double &number)
{
    const std::string_view text(at, std::size_t(end - at));
    if (text == "inf" || text == "-inf") {
        const double infinity = std::numeric_limits<double>::infinity();
        number = text.front() == '-' ? -infinity : infinity;
        return Scan::done(end);
    }
    if (isNan(text)) {
        number = std::numeric_limits<double>::quiet_NaN();
        return Scan::done(end);
    }
    const Scan form = scanDoubleForm(at, end);
    if (form.state != Scan::State::Done)
        return form;
    // from_chars refuses the plus sign that the protocol allows.
    const auto [_, problem] = std::from_chars(*at == '+' ? at + 1 : at, end, number);
    if (problem != std::errc())
        return Scan::bad(at, "the number is outside the range of a double");
    return form;
}

} // namespace resp
