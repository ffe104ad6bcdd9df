#include "app/cli/accounttext.h"

#include "ui/text/errortext.h"
#include "ui/text/plaintext.h"

using namespace Qt::Literals::StringLiterals;
using accounts::LoginAnswer;
using accounts::LoginOutcome;
using accounts::LoginSource;
using accounts::PasswordWeakness;

namespace app::cli {

namespace {

constexpr qsizetype mostLetters = 200;

enum LoginExit : int { In = 0, Wrong = 1, NotReachable = 2, Throttled = 4 };

/// Whether nobody could be asked: the rest are answers.
bool isAway(const base::Error &error)
{
    return error.kind != base::ErrorKind::Input && error.kind != base::ErrorKind::Cancelled;
}

QString sourceName(LoginSource source)
{
    switch (source) {
    case LoginSource::Cache:
        return u"cache"_s;
    case LoginSource::Directory:
        return u"directory"_s;
    case LoginSource::RedisAcl:
        return u"acl"_s;
    case LoginSource::Session:
        return u"session"_s;
    case LoginSource::Guest:
        return u"guest"_s;
    case LoginSource::None:
        break;
    }
    return {};
}

QString resultName(const base::Result<LoginOutcome> &outcome)
{
    switch (toExitCode(outcome)) {
    case In:
        return u"in"_s;
    case NotReachable:
        return u"unreachable"_s;
    case Throttled:
        return u"throttled"_s;
    default:
        return u"wrong"_s;
    }
}

QString sourceText(LoginSource source)
{
    switch (source) {
    case LoginSource::Cache:
        return u"the login cache"_s;
    case LoginSource::RedisAcl:
        return u"Redis (ACL user)"_s;
    default:
        return u"the directory"_s;
    }
}

QString inText(const LoginOutcome &outcome)
{
    QString text = u"In as %1, by %2"_s.arg(outcome.account.name, sourceText(outcome.source));
    if (outcome.isUpgraded)
        text += u"; the stored hash was replaced by Argon2id"_s;
    // Where no Redis was named, none is missed.
    const bool isMissed = outcome.redisAway && outcome.redisAway->kind != base::ErrorKind::Input;
    if (isMissed && outcome.source == LoginSource::Directory)
        text += u"; Redis is away, so nothing was cached"_s;
    return text;
}

} // namespace

int toExitCode(const base::Result<LoginOutcome> &outcome)
{
    if (!outcome)
        return isAway(outcome.error()) ? NotReachable : Wrong;
    switch (outcome->answer) {
    case LoginAnswer::In:
        return In;
    case LoginAnswer::Throttled:
        return Throttled;
    default:
        return Wrong;
    }
}

QJsonObject toJson(const base::Result<LoginOutcome> &outcome)
{
    const QString by = outcome ? sourceName(outcome->source) : QString();
    return {{u"result"_s, resultName(outcome)},
        {u"by"_s, by.isEmpty() ? QJsonValue() : QJsonValue(by)},
        {u"upgraded"_s, outcome && outcome->isUpgraded}};
}

QString toText(const base::Result<LoginOutcome> &outcome)
{
    if (!outcome)
        return ui::errorText(outcome.error());
    switch (outcome->answer) {
    case LoginAnswer::In:
        return inText(*outcome);
    case LoginAnswer::Throttled:
        return u"Too many wrong passwords; try again in %1 seconds"_s.arg(
            std::chrono::ceil<std::chrono::seconds>(outcome->waitFor).count());
    case LoginAnswer::Disabled:
        return u"This account is disabled"_s;
    case LoginAnswer::UnknownName:
        return u"There is no account of that name"_s;
    case LoginAnswer::Wrong:
        break;
    }
    if (outcome->directoryAway)
        return u"The name or the password is wrong, as far as the login cache knows; the directory "
               "cannot be reached"_s;
    return u"The name or the password is wrong"_s;
}

int toUserExitCode(const base::Error &error)
{
    const bool isRefused = error.kind == base::ErrorKind::Input
        || error.kind == base::ErrorKind::Cancelled || error.code == "NO_DISABLED_COLUMN"_L1
        || error.code == "COLUMN_TOO_NARROW"_L1 || error.code == "SQL_RIGHT"_L1
        || error.code == "SQL_READONLY"_L1;
    return isRefused ? 1 : 2;
}

QJsonObject toJson(const accounts::Account &account)
{
    QJsonObject object {{u"name"_s, account.name}, {u"display_name"_s, account.displayName},
        {u"disabled"_s, account.state == accounts::AccountState::Disabled}};
    if (account.changedAt)
        object.insert(u"changed_at"_s, qint64(account.changedAt->count()));
    return object;
}

QString toText(const accounts::Account &account)
{
    // A table that others fill may hold anything.
    const auto shown
        = [](const QString &text) { return ui::toVisibleLine(text.toUtf8(), mostLetters); };
    QStringList parts {shown(account.name)};
    const bool isDisabled = account.state == accounts::AccountState::Disabled;
    if (!account.displayName.isEmpty() || isDisabled)
        parts.append(shown(account.displayName));
    if (isDisabled)
        parts.append(u"disabled"_s);
    return parts.join(u'\t');
}

QString toText(const accounts::PasswordAdvice &advice)
{
    if (advice.score >= 3)
        return {};
    const QString start = u"this password is easy to guess: "_s;
    switch (advice.weakness) {
    case PasswordWeakness::CommonWord:
        return start + u"it is, or is made of, a word that everybody tries first"_s;
    case PasswordWeakness::OwnWord:
        return start + u"it has the user's own name in it"_s;
    case PasswordWeakness::Repeats:
        return start + u"it repeats itself"_s;
    case PasswordWeakness::Sequence:
        return start + u"it is a sequence"_s;
    case PasswordWeakness::Keyboard:
        return start + u"its letters stand in a row on the keyboard"_s;
    case PasswordWeakness::Date:
        return start + u"it is a date"_s;
    case PasswordWeakness::Short:
    case PasswordWeakness::None:
        break;
    }
    return start + u"it is short; four words that have nothing to do with each other are better"_s;
}

} // namespace app::cli
