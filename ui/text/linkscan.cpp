#include "ui/text/linkscan.h"

#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype maxLinkLength = 2048;
constexpr qsizetype maxNameLength = 32;

bool endsLink(QChar c)
{
    if (c.isSpace() || c.unicode() < 0x21 || c == u'<' || c == u'>' || c == u'"' || c == u'`')
        return true;
    // Full-width marks of Chinese and Japanese sentences stand right after a link, without a space.
    static constexpr std::u16string_view fullWidth
        = u"\u3000\u3001\u3002\uFF0C\uFF1B\uFF1A\uFF01\uFF1F\uFF08\uFF09\u300A\u300B\u300C\u300D"
          u"\u201C\u201D";
    return fullWidth.find(c.unicode()) != fullWidth.npos;
}

// Cuts `.,;:!?'*_` and closing brackets without an opening one, in one walk from the end.
QStringView withoutTrailingMarks(QStringView link)
{
    auto balance = [link](QChar open, QChar close) { return link.count(open) - link.count(close); };
    qsizetype round = balance(u'(', u')');
    qsizetype square = balance(u'[', u']');
    qsizetype curly = balance(u'{', u'}');
    static constexpr std::u16string_view marks = u".,;:!?'*_~|";
    while (!link.isEmpty()) {
        const QChar last = link.back();
        if (last == u')' && round < 0)
            ++round;
        else if (last == u']' && square < 0)
            ++square;
        else if (last == u'}' && curly < 0)
            ++curly;
        else if (marks.find(last.unicode()) == marks.npos)
            break;
        link.chop(1);
    }
    return link;
}

bool leadsSomewhere(QStringView link, bool isMail)
{
    const QUrl url(link.toString(), QUrl::TolerantMode);
    if (!url.isValid())
        return false;
    return isMail ? url.path().contains(u'@') : !url.host().isEmpty();
}

} // namespace

qsizetype linkLengthAt(QStringView text, qsizetype from)
{
    constexpr std::array schemes {"http://"_L1, "https://"_L1, "mailto:"_L1};
    QStringView rest = text.sliced(from);
    const auto scheme = std::find_if(schemes.begin(), schemes.end(),
        [rest](QLatin1StringView name) { return rest.startsWith(name, Qt::CaseInsensitive); });
    if (scheme == schemes.end())
        return 0;
    rest = rest.first(std::min(rest.size(), maxLinkLength + 1));
    const auto end = std::find_if(rest.begin(), rest.end(), endsLink);
    QStringView link = rest.first(end - rest.begin());
    if (link.size() > maxLinkLength)
        return 0;
    link = withoutTrailingMarks(link);
    if (link.size() <= scheme->size() || !leadsSomewhere(link, *scheme == "mailto:"_L1))
        return 0;
    return link.size();
}

qsizetype nameLengthAt(QStringView text, qsizetype from)
{
    qsizetype end = from;
    qsizetype letters = 0;
    while (end < text.size() && letters < maxNameLength) {
        const QChar c = text.at(end);
        const bool isPair
            = c.isHighSurrogate() && end + 1 < text.size() && text.at(end + 1).isLowSurrogate();
        const char32_t letter = isPair ? QChar::surrogateToUcs4(c, text.at(end + 1)) : c.unicode();
        const bool isSign = c == u'.' || c == u'_' || c == u'-';
        if (!isSign && !QChar::isLetterOrNumber(letter) && !QChar::isMark(letter))
            break;
        end += isPair ? 2 : 1;
        ++letters;
    }
    while (end > from && (text.at(end - 1) == u'.' || text.at(end - 1) == u'-'))
        --end;
    return end - from;
}

} // namespace ui
