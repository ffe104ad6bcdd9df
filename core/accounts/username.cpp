#include "core/accounts/username.h"

#include <QList>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

constexpr qsizetype mostLetters = 32;
/// Before any work is done on it: the longest name is 32 code points, each of a few units undone.
constexpr qsizetype mostUnits = 256;
/// More marks on one letter are no writing any more.
constexpr int mostMarks = 4;

using Letters = std::vector<char32_t>;

auto refused(const QString &why)
{
    return base::failure(base::ErrorKind::Input, u"USER_NAME"_s, why);
}

Letters toLetters(QStringView text)
{
    const auto ucs4 = text.toUcs4();
    return Letters(ucs4.begin(), ucs4.end());
}

/// Wide and narrow forms as the usual letters; other forms stay, and are refused later.
QString mapWidth(const QString &text)
{
    QString mapped;
    for (const char32_t letter : toLetters(text)) {
        const auto tag = QChar::decompositionTag(letter);
        if (tag == QChar::Wide || tag == QChar::Narrow)
            mapped += QChar::decomposition(letter);
        else
            mapped += QChar::fromUcs4(letter);
    }
    return mapped;
}

bool isMark(char32_t letter)
{
    const auto category = QChar::category(letter);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining;
}

bool isLetterOrDigit(char32_t letter)
{
    switch (QChar::category(letter)) {
    case QChar::Letter_Lowercase:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Other:
    case QChar::Letter_Modifier:
    case QChar::Number_DecimalDigit:
        return true;
    default:
        return false;
    }
}

bool isBetween(char32_t letter, char32_t first, char32_t last)
{
    return letter >= first && letter <= last;
}

/// Letters by category that RFC 8264 refuses: fillers, stretchers, old Hangul parts, and such.
/// Source: RFC 5892, 2.6 and 2.9; RFC 8264, 9.9 and 9.13
bool isException(char32_t letter)
{
    constexpr char32_t single[] {0x0640, 0x07FA, 0x302E, 0x302F, 0x303B, 0x115F, 0x1160, 0x3164,
        0xFFA0, 0x17B4, 0x17B5, 0x034F};
    return std::find(std::begin(single), std::end(single), letter) != std::end(single)
        || isBetween(letter, 0x3031, 0x3035) || isBetween(letter, 0x1100, 0x11FF)
        || isBetween(letter, 0xA960, 0xA97F) || isBetween(letter, 0xD7B0, 0xD7FF)
        || isBetween(letter, 0x180B, 0x180F) || isBetween(letter, 0xFE00, 0xFE0F)
        || isBetween(letter, 0xE0100, 0xE01EF);
}

bool hasOtherForm(char32_t letter)
{
    const QString text = QString::fromUcs4(&letter, 1);
    return text.normalized(QString::NormalizationForm_KC) != text;
}

bool isAllowed(char32_t letter)
{
    if (letter < 0x80 && !isLetterOrDigit(letter))
        return letter == U'.' || letter == U'_' || letter == U'-';
    return (isLetterOrDigit(letter) || isMark(letter)) && !isException(letter)
        && !hasOtherForm(letter);
}

/// Source: RFC 5893, 2: a name with letters that run to the left runs to the left as a whole.
bool keepsOneDirection(const Letters &letters)
{
    const auto isLeftward = [](char32_t letter) {
        const auto direction = QChar::direction(letter);
        return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
    };
    if (std::none_of(letters.begin(), letters.end(), isLeftward))
        return true;
    const auto first = QChar::direction(letters.front());
    const bool hasRightward = std::any_of(letters.begin(), letters.end(),
        [](char32_t letter) { return QChar::direction(letter) == QChar::DirL; });
    const auto last = std::find_if_not(letters.rbegin(), letters.rend(), isMark);
    const auto end = last == letters.rend() ? QChar::DirON : QChar::direction(*last);
    return (first == QChar::DirR || first == QChar::DirAL) && !hasRightward
        && (end == QChar::DirR || end == QChar::DirAL || end == QChar::DirEN
            || end == QChar::DirAN);
}

bool mixesArabicDigits(const Letters &letters)
{
    const auto any = [&](char32_t first, char32_t last) {
        return std::any_of(letters.begin(), letters.end(),
            [=](char32_t letter) { return isBetween(letter, first, last); });
    };
    return any(0x0660, 0x0669) && any(0x06F0, 0x06F9);
}

bool pilesUpMarks(const Letters &letters)
{
    int marks = mostMarks; // one at the very start has no letter to stand on
    for (const char32_t letter : letters) {
        marks = isMark(letter) ? marks + 1 : 0;
        if (marks > mostMarks)
            return true;
    }
    return false;
}

base::Result<> check(const Letters &letters)
{
    if (letters.empty())
        return refused(u"a user name is needed"_s);
    if (qsizetype(letters.size()) > mostLetters)
        return refused(u"a user name has at most 32 letters"_s);
    if (!std::all_of(letters.begin(), letters.end(), isAllowed))
        return refused(u"a user name has letters, digits, . _ and - only"_s);
    if (std::none_of(letters.begin(), letters.end(), isLetterOrDigit))
        return refused(u"a user name has a letter or digit"_s);
    if (pilesUpMarks(letters))
        return refused(u"a user name has at most four marks on a letter"_s);
    if (!keepsOneDirection(letters) || mixesArabicDigits(letters))
        return refused(
            u"a user name does not mix letters that run left with those that run right"_s);
    return {};
}

/// Scripts that one word is written in: 1 Latin, 2 Han, 4 kana, 8 Bopomofo, 16 Hangul; 0 for none of
/// them.
unsigned eastAsian(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Latin:
        return 1;
    case QChar::Script_Han:
        return 2;
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return 4;
    case QChar::Script_Bopomofo:
        return 8;
    case QChar::Script_Hangul:
        return 16;
    default:
        return 0;
    }
}

bool areWrittenTogether(unsigned scripts)
{
    constexpr unsigned japanese = 1 + 2 + 4;
    constexpr unsigned chinese = 1 + 2 + 8;
    constexpr unsigned korean = 1 + 2 + 16;
    return (scripts | japanese) == japanese || (scripts | chinese) == chinese
        || (scripts | korean) == korean;
}

} // namespace

base::Result<UserName> parseUserName(QStringView text)
{
    if (text.size() > mostUnits)
        return refused(u"a user name has at most 32 letters"_s);
    if (!text.isValidUtf16())
        return refused(u"a user name is valid Unicode"_s);
    const QString narrow = mapWidth(text.toString());
    UserName name;
    name.m_spelling = narrow.normalized(QString::NormalizationForm_C);
    name.m_key = narrow.toLower().normalized(QString::NormalizationForm_C);
    if (const auto good = check(toLetters(name.m_spelling)); !good)
        return base::failure(good.error());
    // Without capitals a name can be longer, or have a form that is refused.
    if (const auto good = check(toLetters(name.m_key)); !good)
        return base::failure(good.error());
    return name;
}

base::Result<> checkNewUserName(const UserName &name)
{
    unsigned together = 0;
    auto single = QChar::Script_Common;
    for (const char32_t letter : toLetters(name.key())) {
        const auto script = QChar::script(letter);
        if (script == QChar::Script_Common || script == QChar::Script_Inherited)
            continue;
        const unsigned found = eastAsian(script);
        const bool isSecond = single != QChar::Script_Common && script != single;
        if ((found == 0 && (isSecond || together != 0))
            || (found != 0 && single != QChar::Script_Common))
            return refused(u"a new user name has letters of one script"_s);
        if (found == 0)
            single = script;
        together |= found;
    }
    if (!areWrittenTogether(together))
        return refused(u"a new user name has letters of one script"_s);
    return {};
}

} // namespace accounts
