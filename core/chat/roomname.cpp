#include "core/chat/roomname.h"

#include <QList>
#include <QString>

#include <algorithm>

namespace chat {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView reservedPrefixes[] {"__sentinel__:", "__key", "taproom:"};

tl::unexpected<base::Error> refused(const QString &code, const QString &detail)
{
    return base::failure(base::ErrorKind::Input, code, detail);
}

/// Letters that show nothing, or that turn the direction of what stands behind them.
bool isDeceiving(char32_t letter)
{
    const bool turnsDirection = (letter >= 0x202a && letter <= 0x202e)
        || (letter >= 0x2066 && letter <= 0x2069) || letter == 0x200e || letter == 0x200f
        || letter == 0x061c;
    switch (QChar::category(letter)) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return turnsDirection || QChar::isNonCharacter(letter);
    }
}

bool isNameLetter(char32_t letter, bool first)
{
    if (letter == '.' || letter == '_' || letter == '-' || QChar::isLetter(letter)
        || QChar::isDigit(letter))
        return true;
    // Vowel signs and accents belong to the letter before them.
    return !first && QChar::isMark(letter);
}

bool isAsciiName(QByteArrayView name)
{
    return std::all_of(name.begin(), name.end(), [](char letter) {
        const bool isLetter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        return isLetter || (letter >= '0' && letter <= '9') || letter == '.' || letter == '_'
            || letter == '-';
    });
}

QString described(char32_t letter)
{
    const QString code = u"U+%1"_s.arg(uint(letter), 4, 16, QChar(u'0')).toUpper();
    return QChar::isPrint(letter) && !isDeceiving(letter)
        ? u"\"%1\""_s.arg(QString::fromUcs4(&letter, 1))
        : code;
}

} // namespace

bool isReservedChannel(QByteArrayView channel)
{
    return std::any_of(std::begin(reservedPrefixes), std::end(reservedPrefixes),
        [channel](QByteArrayView prefix) { return channel.startsWith(prefix); });
}

base::Result<> checkRoomName(QByteArrayView name)
{
    if (name.isEmpty())
        return refused(u"NAMEEMPTY"_s, u"a channel needs a name"_s);
    if (name.size() > maxRoomNameBytes) {
        return refused(u"NAMETOOLONG"_s,
            u"a channel name has at most %1 bytes; this one has %2"_s.arg(maxRoomNameBytes)
                .arg(name.size()));
    }
    if (!name.isValidUtf8())
        return refused(u"NAMENOTTEXT"_s, u"a channel name has to be valid UTF-8 text"_s);
    const QString text = QString::fromUtf8(name);
    for (const char32_t letter : text.toUcs4()) {
        if (isDeceiving(letter)) {
            return refused(u"NAMECONTROL"_s,
                u"a channel name cannot contain the invisible character %1"_s.arg(
                    described(letter)));
        }
    }
    for (const QByteArrayView prefix : reservedPrefixes) {
        if (name.startsWith(prefix)) {
            return refused(u"NAMERESERVED"_s,
                u"channels that begin with \"%1\" are used by Redis or Taproom itself"_s.arg(
                    QLatin1StringView(prefix.data(), prefix.size())));
        }
    }
    return {};
}

base::Result<> checkUserName(QByteArrayView name)
{
    if (name.isEmpty())
        return refused(u"USEREMPTY"_s, u"a user name is needed"_s);
    if (!name.isValidUtf8())
        return refused(u"USERNOTTEXT"_s, u"a user name has to be valid UTF-8 text"_s);
    const QString text = QString::fromUtf8(name);
    qsizetype count = 0;
    for (const char32_t letter : text.toUcs4()) {
        if (!isNameLetter(letter, count++ == 0)) {
            return refused(u"USERLETTER"_s,
                u"a user name has letters, digits, \".\", \"_\" and \"-\" only, not %1"_s.arg(
                    described(letter)));
        }
    }
    if (count > maxUserNameLetters) {
        return refused(u"USERTOOLONG"_s,
            u"a user name has at most %1 letters; this one has %2"_s.arg(maxUserNameLetters)
                .arg(count));
    }
    return {};
}

bool isUserName(QByteArrayView name)
{
    // Nearly all names are plain ASCII; only the others need the tables of Unicode.
    if (name.isEmpty() || isAsciiName(name))
        return !name.isEmpty() && name.size() <= maxUserNameLetters;
    return checkUserName(name).has_value();
}

} // namespace chat
