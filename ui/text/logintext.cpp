#include "ui/text/logintext.h"

#include "ui/text/errortext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using accounts::LoginAnswer;

namespace ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ui::LoginText", text);
}

QString codeText(const QString &code)
{
    return errorText({base::ErrorKind::Credentials, code, QString()});
}

QString waitText(std::chrono::milliseconds wait)
{
    constexpr int longest = 90;
    const auto seconds = int(std::chrono::ceil<std::chrono::seconds>(wait).count());
    const auto minutes = int(std::chrono::ceil<std::chrono::minutes>(wait).count());
    if (seconds > longest)
        return QCoreApplication::translate("ui::LoginText",
            "Too many wrong passwords were tried for this name. Try again in %n minute(s).",
            nullptr, minutes);
    return QCoreApplication::translate("ui::LoginText",
        "Too many wrong passwords were tried for this name. Try again in %n second(s).", nullptr,
        seconds);
}

} // namespace

std::optional<QString> refusalText(const accounts::LoginOutcome &outcome)
{
    switch (outcome.answer) {
    case LoginAnswer::In:
        return std::nullopt;
    case LoginAnswer::Throttled:
        return waitText(outcome.waitFor);
    case LoginAnswer::Disabled:
        return codeText(u"LOGIN_DISABLED"_s);
    case LoginAnswer::UnknownName:
        return codeText(u"LOGIN_UNKNOWN"_s);
    case LoginAnswer::Wrong:
        break;
    }
    return codeText(outcome.directoryAway ? u"LOGIN_WRONG_CACHED"_s : u"LOGIN_WRONG"_s);
}

QString signInNote(const accounts::LoginOutcome &outcome)
{
    if (outcome.answer != LoginAnswer::In)
        return {};
    if (outcome.directoryAway)
        return words(QT_TRANSLATE_NOOP("ui::LoginText",
            "The account database cannot be reached: you are in by what is remembered of your last "
            "sign-in."));
    if (outcome.redisAway)
        return words(QT_TRANSLATE_NOOP("ui::LoginText",
            "Redis cannot be reached: you are in by the account database, and what you write waits "
            "here."));
    return {};
}

} // namespace ui
