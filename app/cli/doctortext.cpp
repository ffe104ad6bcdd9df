#include "app/cli/doctortext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using redis::Health;
using redis::HealthCheck;

namespace app::cli {

namespace {

/// What one check says in each case.
struct Words {
    HealthCheck check;
    QLatin1StringView name;
    QLatin1StringView good;
    QLatin1StringView problem;
    QLatin1StringView unknown;
    QLatin1StringView advice;
};

constexpr Words allWords[] {
    {HealthCheck::Reachable, "reachable"_L1, "answers"_L1, "does not answer"_L1, ""_L1,
        "start the server, or correct the address that the URL or the other nodes name (replica-announce-ip)"_L1},
    {HealthCheck::Master, "master"_L1, "takes writes"_L1, "no master takes writes"_L1, ""_L1,
        "name the master in the URL, or promote a replica: REPLICAOF NO ONE"_L1},
    {HealthCheck::Replica, "replica"_L1, "is read"_L1,
        "no replica is fit to be read: the master is read as well"_L1, ""_L1,
        "start a replica (replicaof HOST PORT), or say ?read=master in the URL"_L1},
    {HealthCheck::Link, "link"_L1, "gets everything from its master"_L1,
        "does not get everything from its master"_L1, ""_L1,
        "look at master_link_status in INFO replication, at masterauth and the network between them"_L1},
    {HealthCheck::Encryption, "encryption"_L1, "nobody on the way can listen"_L1,
        "a public address is used without TLS: passwords and messages can be read on the way"_L1,
        "where the address leads is not known"_L1,
        "turn TLS on at the server (tls-port) and use a rediss:// URL"_L1},
    {HealthCheck::StaleData, "stale-data"_L1, "answers also when its master is away"_L1,
        "refuses to be read while its master is away"_L1,
        "whether it answers without its master is not known"_L1,
        "CONFIG SET replica-serve-stale-data yes"_L1},
    {HealthCheck::OutputBuffer, "output-buffer"_L1, "gives subscribers time to catch up"_L1,
        "cuts subscribers off after a small burst"_L1,
        "how far a subscriber may fall behind is not known"_L1,
        "CONFIG SET client-output-buffer-limit \"pubsub 32mb 8mb 60\" or more"_L1},
    {HealthCheck::MinReplicas, "min-replicas"_L1,
        "the master takes no writes that a replica would miss for long"_L1,
        "the master takes writes when no replica gets them: a failover loses them"_L1,
        "whether the master waits for replicas is not known"_L1,
        "CONFIG SET min-replicas-to-write 1, and min-replicas-max-lag to a few seconds"_L1},
    {HealthCheck::Eviction, "eviction"_L1, "logs are kept when memory runs short"_L1,
        "logs and accounts may be thrown away when memory runs short"_L1,
        "what is thrown away when memory runs short is not known"_L1,
        "CONFIG SET maxmemory-policy noeviction or one of volatile-*"_L1},
    {HealthCheck::Sentinel, "sentinel"_L1, "the Sentinel answers"_L1,
        "the Sentinel does not answer"_L1, ""_L1, "start it, or take it out of the URL"_L1},
    {HealthCheck::Quorum, "quorum"_L1, "enough Sentinels agree on a failover"_L1,
        "there are too few Sentinels for a failover"_L1,
        "whether enough Sentinels agree is not known"_L1,
        "start the missing Sentinels, or lower the quorum in sentinel monitor"_L1},
};

const Words &wordsOf(HealthCheck check)
{
    const auto found = std::find_if(std::begin(allWords), std::end(allWords),
        [check](const Words &words) { return words.check == check; });
    Q_ASSERT(found != std::end(allWords));
    return *found;
}

QLatin1StringView useOf(chat::RightUse use)
{
    switch (use) {
    case chat::RightUse::Join:
        return "to join a channel"_L1;
    case chat::RightUse::Read:
        return "to read messages"_L1;
    case chat::RightUse::Post:
        return "to post messages"_L1;
    case chat::RightUse::Topic:
        return "to see and set topics"_L1;
    case chat::RightUse::Browse:
        return "to list channels"_L1;
    case chat::RightUse::Count:
        return "to count subscribers"_L1;
    case chat::RightUse::Nodes:
        return "to see the nodes"_L1;
    case chat::RightUse::Patterns:
        return "to subscribe to patterns"_L1;
    case chat::RightUse::Presence:
        return "to show who is there and who is typing"_L1;
    case chat::RightUse::Markers:
        return "to keep read markers"_L1;
    case chat::RightUse::Direct:
        return "to write to each other directly"_L1;
    case chat::RightUse::Delivery:
        return "to check that what is published arrives"_L1;
    case chat::RightUse::SignIns:
        return "to remember sign-ins"_L1;
    }
    return {};
}

/// The words of an ACL rule that would grant the command.
QString ruleFor(const QByteArrayList &command)
{
    const QByteArray name = command[0].toLower();
    if (name == "pubsub" || name == "cluster")
        return u'+' + QString::fromUtf8(name + '|' + command[1].toLower());
    if (name == "evalsha")
        return u"+evalsha +eval"_s;
    const QString rule = u'+' + QString::fromUtf8(name);
    if (name == "info" || command.size() == 1)
        return rule;
    const bool isChannel = name.endsWith("subscribe") || name.endsWith("publish");
    const QString object = QString::fromUtf8(command.value(1));
    return rule + (isChannel ? u" &"_s : u" ~"_s) + object;
}

QString stateName(Health health)
{
    switch (health) {
    case Health::Good:
        return u"good"_s;
    case Health::Problem:
        return u"problem"_s;
    case Health::Unknown:
        break;
    }
    return u"unknown"_s;
}

} // namespace

DoctorLine toDoctorLine(const redis::HealthFinding &finding)
{
    const Words &words = wordsOf(finding.check);
    DoctorLine line {words.name, finding.health, finding.place, {}, {}};
    const bool isGood = finding.health == Health::Good;
    line.text = isGood                      ? words.good
        : finding.health == Health::Problem ? words.problem
                                            : words.unknown;
    if (!finding.detail.isEmpty())
        line.text += u" ("_s + finding.detail + u')';
    if (finding.health == Health::Problem)
        line.advice = words.advice;
    else if (!isGood && finding.check != HealthCheck::Encryption)
        line.advice = u"run the doctor once as an administrator, whose user may see it"_s;
    return line;
}

DoctorLine toDoctorLine(const chat::NeededRight &right, redis::RightState state,
    const QString &place)
{
    const QString command = QString::fromUtf8(right.command.mid(0, 2).join(' '));
    DoctorLine line {u"right"_s, Health::Good, place, {}, {}};
    if (state == redis::RightState::Granted) {
        line.text = u"may %1 %2"_s.arg(command, useOf(right.use));
        return line;
    }
    if (state == redis::RightState::Unknown) {
        line.health = Health::Unknown;
        line.text = u"whether the user may %1 %2 is not known"_s.arg(command, useOf(right.use));
        line.advice = u"servers before Redis 7.0 do not tell it: try it"_s;
        return line;
    }
    line.health = Health::Problem;
    line.text = u"may not %1 %2%3"_s.arg(command, useOf(right.use),
        right.isVital ? u": the channel cannot be used"_s : QString());
    line.advice = u"ACL SETUSER … "_s + ruleFor(right.command);
    return line;
}

QList<DoctorLine> toDoctorLines(const QString &place,
    const base::Result<accounts::DirectoryReport> &report)
{
    if (!report)
        return {{u"directory"_s, Health::Problem, place, report.error().detail,
            u"correct --accounts or the profile; ready grants are in resources/sql/grants"_s}};
    DoctorLine column {u"password-column"_s, Health::Good, place,
        u"the password column takes Argon2id hashes"_s, {}};
    if (!report->takesNewHash()) {
        column.health = Health::Problem;
        column.text
            = u"the password column takes %1 characters only: old hashes stay as they are"_s.arg(
                report->passwordWidth.value_or(0));
        column.advice = u"make it VARCHAR(255): ALTER TABLE … MODIFY (or ALTER COLUMN … TYPE)"_s;
    }
    if (report->notArgon2id > 0)
        column.text
            += u" (%1 of %2 are of another kind)"_s.arg(report->notArgon2id).arg(report->accounts);
    return {{u"directory"_s, Health::Good, place,
                u"the account directory answers, %1 accounts"_s.arg(report->accounts), {}},
        column};
}

qsizetype countProblems(const QList<DoctorLine> &lines)
{
    return std::count_if(lines.begin(), lines.end(),
        [](const DoctorLine &line) { return line.health == Health::Problem; });
}

QByteArray toText(const QList<DoctorLine> &lines)
{
    QStringList text;
    for (const DoctorLine &line : lines) {
        const QString state = line.health == Health::Problem ? u"PROBLEM"_s
            : line.health == Health::Good                    ? u"ok"_s
                                                             : u"?"_s;
        const QString place = line.place.isEmpty() ? QString() : QString(line.place + u' ');
        text.append(state.leftJustified(8) + place + line.text);
        if (!line.advice.isEmpty())
            text.append(u"        → "_s + line.advice);
    }
    const qsizetype problems = countProblems(lines);
    text.append(QString());
    text.append(problems == 0 ? u"No problems."_s
            : problems == 1   ? u"1 problem."_s
                              : u"%1 problems."_s.arg(problems));
    return text.join(u'\n').toUtf8();
}

QJsonObject toJson(const DoctorLine &line)
{
    return {{u"check"_s, line.check}, {u"state"_s, stateName(line.health)},
        {u"place"_s, line.place.isEmpty() ? QJsonValue() : QJsonValue(line.place)},
        {u"text"_s, line.text},
        {u"advice"_s, line.advice.isEmpty() ? QJsonValue() : QJsonValue(line.advice)}};
}

} // namespace app::cli
