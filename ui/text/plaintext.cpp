#include "ui/text/plaintext.h"

#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

// Embeddings, overrides and isolates: a message needs none of them, and they can make `exe.txt` of
// `txt.exe`. Source: Unicode Technical Report 36, 2.7 Bidirectional text spoofing
bool turnsDirection(char16_t unit)
{
    return (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
}

bool isLineEnd(char16_t unit)
{
    return unit == u'\n' || unit == u'\r' || unit == 0x2028 || unit == 0x2029 || unit == 0x0B
        || unit == 0x0C || unit == 0x85;
}

// What Qt's text layout would take for a place to put an object, or what cannot be shown at all.
bool isStray(char16_t unit)
{
    return unit == 0xFFFC || unit == 0xFFFE || unit == 0xFFFF || (unit >= 0xFDD0 && unit <= 0xFDEF);
}

bool isHarmless(char16_t unit)
{
    if (unit >= 0x20 && unit < 0x7F)
        return true;
    if (unit == u'\n' || unit == u'\t')
        return true;
    if (unit < 0xA0)
        return false;
    return !turnsDirection(unit) && !isLineEnd(unit) && !isStray(unit) && unit != 0xFEFF;
}

QString visibleSign(char16_t unit)
{
    if (isStray(unit))
        return QString(QChar(QChar::ReplacementCharacter));
    return u"[U+%1]"_s.arg(QString::number(unit, 16).toUpper(), 4, u'0');
}

} // namespace

QString toVisibleText(QStringView text)
{
    const auto begin = text.utf16();
    const auto end = begin + text.size();
    auto at = std::find_if_not(begin, end, isHarmless);
    QString out = text.first(at - begin).toString();
    while (at != end) {
        const char16_t unit = *at++;
        if (unit == u'\r' && at != end && *at == u'\n')
            ++at;
        if (isLineEnd(unit))
            out += u'\n';
        else
            out += visibleSign(unit);
        const auto next = std::find_if_not(at, end, isHarmless);
        out += QStringView(at, next);
        at = next;
    }
    return out;
}

QString toVisibleLine(QByteArrayView utf8, qsizetype maxLength)
{
    // Four bytes a letter are the most that are needed; the rest need not be decoded.
    QString line = QString::fromUtf8(utf8.first(std::min(utf8.size(), maxLength * 4 + 4)));
    line = toVisibleText(line);
    std::replace_if(
        line.begin(), line.end(), [](QChar c) { return c == u'\n' || c == u'\t'; }, QChar(u' '));
    const qsizetype length = clippedLength(line, maxLength);
    if (length == line.size())
        return line;
    return line.first(length) + QChar(0x2026);
}

qsizetype clippedLength(QStringView text, qsizetype maxLength)
{
    if (text.size() <= maxLength)
        return text.size();
    // A little context is enough: no character that people would miss is longer.
    constexpr qsizetype longest = 64;
    const qsizetype from = std::max<qsizetype>(0, maxLength - longest);
    const QStringView near = text.sliced(from, std::min(text.size() - from, 2 * longest));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, near.data(), near.size());
    finder.setPosition(maxLength - from);
    if (!finder.isAtBoundary() && finder.toPreviousBoundary() < 0)
        return maxLength;
    // No end of a character in sight: a pile of marks, which may be cut anywhere.
    return finder.position() > 0 ? from + finder.position() : maxLength;
}

} // namespace ui
