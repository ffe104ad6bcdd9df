#include "ui/text/checkuptext.h"

#include "core/sql/databaseurl.h"
#include "ui/text/errortext.h"

#include <QCoreApplication>
#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;
using accounts::DirectoryReport;
using chat::CheckReport;
using chat::RightUse;
using State = ui::CheckLine::State;

namespace ui {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("ui::CheckupText", text);
}

QString count(const char *text, qint64 number)
{
    return QCoreApplication::translate("ui::CheckupText", text, nullptr, int(number));
}

bool isHere(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

bool hasLinks(const CheckReport &report)
{
    return report.view.isReady();
}

CheckLine redisLine(const CheckReport &report)
{
    CheckLine line {words(QT_TRANSLATE_NOOP("ui::CheckupText", "Redis")), State::Running, {}};
    if (!report.isRedisDecided)
        return line;
    const auto &writing = report.view.writing;
    const auto &reading = report.view.reading;
    if (hasLinks(report)) {
        line.state = State::Good;
        line.text = words(QT_TRANSLATE_NOOP("ui::CheckupText", "Redis %1 answers, by RESP%2."))
                        .arg(report.view.serverVersion)
                        .arg(report.view.protocol);
        return line;
    }
    line.state = State::Bad;
    const auto error = writing.error ? writing.error : reading.error;
    line.text = errorText(
        error.value_or(base::Error {base::ErrorKind::Timeout, u"CONNECT"_s, QString()}));
    return line;
}

CheckLine rolesLine(const redis::RedisConfig &redis, const CheckReport &report)
{
    CheckLine line {words(QT_TRANSLATE_NOOP("ui::CheckupText", "Master and replica")),
        State::Running, {}};
    if (!report.isRedisDecided)
        return line;
    if (!hasLinks(report)) {
        line.state = State::Skipped;
        return line;
    }
    const QString master = redis::toText(report.view.writing.endpoint);
    const bool isAsked = redis.read == redis::ReadPreference::Master;
    if (report.view.readsFromMaster
        || report.view.reading.endpoint == report.view.writing.endpoint) {
        line.state = isAsked ? State::Good : State::Advice;
        line.text = words(isAsked
                ? QT_TRANSLATE_NOOP("ui::CheckupText", "The master %1 is read and written.")
                : QT_TRANSLATE_NOOP("ui::CheckupText",
                    "There is no replica that is fit to be read: the master %1 is read and "
                    "written."))
                        .arg(master);
        return line;
    }
    line.state = State::Good;
    line.text = words(
        QT_TRANSLATE_NOOP("ui::CheckupText", "The replica %1 is read, the master %2 is written."))
                    .arg(redis::toText(report.view.reading.endpoint), master);
    return line;
}

bool isEncrypted(const sql::DatabaseConfig &directory)
{
    return directory.kind == sql::DatabaseKind::Sqlite || !directory.socket.isEmpty()
        || isHere(directory.host) || directory.tls == sql::TlsMode::Verify;
}

CheckLine encryptionLine(const CheckedServers &servers)
{
    CheckLine line {words(QT_TRANSLATE_NOOP("ui::CheckupText", "Encryption")), State::Good, {}};
    const auto &nodes = servers.redis.endpoints;
    const bool isLocal = std::all_of(nodes.begin(), nodes.end(),
        [](const redis::Endpoint &node) { return isHere(node.host); });
    if (!servers.redis.tls.enabled && !isLocal) {
        line.state = State::Advice;
        line.text = words(QT_TRANSLATE_NOOP("ui::CheckupText",
            "Passwords and messages cross the network in clear. Let the servers speak TLS and use "
            "rediss://."));
    } else if (!isEncrypted(servers.directory)) {
        line.state = State::Advice;
        line.text = words(QT_TRANSLATE_NOOP("ui::CheckupText",
            "Nobody proves that the account database is the right one. Let it speak TLS and set "
            "tls=verify."));
    } else {
        line.text = servers.redis.tls.enabled || servers.directory.tls == sql::TlsMode::Verify
            ? words(QT_TRANSLATE_NOOP("ui::CheckupText", "TLS, with the certificate checked."))
            : words(QT_TRANSLATE_NOOP("ui::CheckupText", "Nothing leaves this computer."));
    }
    return line;
}

QString rightText(RightUse use)
{
    switch (use) {
    case RightUse::Join:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "join channels"));
    case RightUse::Read:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "read their history"));
    case RightUse::Post:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "send messages"));
    case RightUse::Topic:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "set topics"));
    case RightUse::Browse:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "list channels"));
    case RightUse::Count:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "count subscribers"));
    case RightUse::Nodes:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "see the nodes"));
    case RightUse::Patterns:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "subscribe to patterns"));
    case RightUse::Presence:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "show who is there"));
    case RightUse::Markers:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "keep read markers"));
    case RightUse::Direct:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "write to each other directly"));
    case RightUse::Delivery:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "check that messages arrive"));
    case RightUse::SignIns:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "remember sign-ins"));
    }
    return {};
}

/// Where rights cannot be told: the state and the words of both lines about them.
std::optional<std::pair<State, QString>> whyUntold(const CheckReport &report)
{
    if (!report.missing)
        return std::pair(State::Running, QString());
    if (!hasLinks(report))
        return std::pair(State::Skipped, QString());
    if (!*report.missing)
        return std::pair(State::Bad, errorText(report.missing->error()));
    if (!**report.missing)
        return std::pair(State::Advice,
            words(QT_TRANSLATE_NOOP("ui::CheckupText",
                "The server is older than Redis 7.0 and cannot say what this user may do.")));
    return std::nullopt;
}

CheckLine rightsLine(const CheckReport &report)
{
    CheckLine line {words(QT_TRANSLATE_NOOP("ui::CheckupText", "Rights")), State::Good, {}};
    if (const auto untold = whyUntold(report)) {
        std::tie(line.state, line.text) = *untold;
        return line;
    }
    QStringList missing;
    bool isVital = false;
    for (const chat::NeededRight &right : ***report.missing) {
        if (right.use == RightUse::SignIns)
            continue;
        isVital = isVital || right.isVital;
        if (const QString text = rightText(right.use); !missing.contains(text))
            missing.append(text);
    }
    if (missing.isEmpty()) {
        line.text = words(QT_TRANSLATE_NOOP("ui::CheckupText", "All that chatting needs."));
        return line;
    }
    line.state = isVital ? State::Bad : State::Advice;
    //: %1 is a list such as "send messages, set topics"
    line.text = words(QT_TRANSLATE_NOOP("ui::CheckupText",
                          "This user may not: %1. Ready lines are in resources/acl/chat.acl."))
                    .arg(missing.join(words(QT_TRANSLATE_NOOP("ui::CheckupText", ", "))));
    return line;
}

CheckLine cacheLine(const CheckReport &report)
{
    CheckLine line {words(QT_TRANSLATE_NOOP("ui::CheckupText", "Login cache")), State::Good, {}};
    if (const auto untold = whyUntold(report)) {
        std::tie(line.state, line.text) = *untold;
        return line;
    }
    const QList<chat::NeededRight> &missing = ***report.missing;
    if (std::any_of(missing.begin(), missing.end(),
            [](const chat::NeededRight &right) { return right.use == RightUse::SignIns; })) {
        line.state = State::Advice;
        line.text = words(QT_TRANSLATE_NOOP("ui::CheckupText",
            "This user may not remember sign-ins in Redis: each one asks the directory, and wrong "
            "passwords are counted on this computer only. Ready lines are in "
            "resources/acl/app.acl."));
        return line;
    }
    line.text = words(QT_TRANSLATE_NOOP("ui::CheckupText", "Sign-ins can be remembered."));
    return line;
}

CheckLine directoryLine(const sql::DatabaseConfig &directory, const CheckReport &report)
{
    CheckLine line {words(QT_TRANSLATE_NOOP("ui::CheckupText", "Account directory")),
        State::Running, {}};
    if (!report.directory)
        return line;
    if (!*report.directory) {
        line.state = State::Bad;
        line.text = errorText(report.directory->error());
        return line;
    }
    line.state = State::Good;
    line.text = sql::toDisplayText(directory) + u": "_s
        + count(QT_TRANSLATE_N_NOOP("ui::CheckupText", "%n account(s)"),
            (*report.directory)->accounts);
    return line;
}

QStringList tableAdvice(const DirectoryReport &table)
{
    QStringList advice;
    if (!table.takesNewHash())
        advice.append(words(QT_TRANSLATE_NOOP("ui::CheckupText",
            "The password column has no room for a safe hash: make it 255 characters wide.")));
    if (table.notArgon2id > 0)
        advice.append(count(QT_TRANSLATE_N_NOOP("ui::CheckupText",
                                "%n account(s) still have an old hash; the next sign-in of each "
                                "replaces it."),
            table.notArgon2id));
    if (!table.canUpdate)
        advice.append(words(
            QT_TRANSLATE_NOOP("ui::CheckupText", "This profile's user may not change passwords.")));
    if (!table.hasOwnColumns)
        advice.append(words(QT_TRANSLATE_NOOP("ui::CheckupText",
            "Accounts cannot be disabled: the columns display_name, disabled and changed_at are "
            "missing (resources/sql/schema).")));
    return advice;
}

CheckLine tableLine(const sql::DatabaseConfig &directory, const CheckReport &report)
{
    CheckLine line {words(QT_TRANSLATE_NOOP("ui::CheckupText", "Account table")), State::Running,
        {}};
    if (!report.directory)
        return line;
    if (!*report.directory) {
        line.state = State::Skipped;
        return line;
    }
    const QStringList advice = tableAdvice(**report.directory);
    line.state = advice.isEmpty() ? State::Good : State::Advice;
    line.text = advice.isEmpty()
        ? words(QT_TRANSLATE_NOOP("ui::CheckupText", "%1 has all that is needed."))
              .arg(directory.users.table)
        : advice.join(u' ');
    return line;
}

} // namespace

QList<CheckLine> toCheckLines(const CheckedServers &servers, const CheckReport &report)
{
    return {redisLine(report), rolesLine(servers.redis, report), encryptionLine(servers),
        rightsLine(report), cacheLine(report), directoryLine(servers.directory, report),
        tableLine(servers.directory, report)};
}

QString checkStateText(CheckLine::State state)
{
    switch (state) {
    case State::Running:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "Being tried"));
    case State::Good:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "Good"));
    case State::Advice:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "Could be better"));
    case State::Bad:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "Does not work"));
    case State::Skipped:
        return words(QT_TRANSLATE_NOOP("ui::CheckupText", "Could not be tried"));
    }
    return {};
}

} // namespace ui
