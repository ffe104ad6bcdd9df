#include "core/redis/sentinelsearch.h"

#include <utility>

namespace redis {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxSentinels = 30;
/// Sentinels hear of a failover from each other within seconds.
constexpr auto switchSpreads = 30s;

/// What somebody can do about it outweighs what may pass by itself.
int weight(const base::Error &error)
{
    switch (error.kind) {
    case base::ErrorKind::Credentials:
        return 3;
    case base::ErrorKind::Topology:
    case base::ErrorKind::Server:
    case base::ErrorKind::Protocol:
        return 2;
    default:
        return 1;
    }
}

} // namespace

SentinelSearch::SentinelSearch(QList<Endpoint> sentinels, QString masterName)
    : m_masterName(std::move(masterName))
    , m_sentinels(std::move(sentinels))
{
}

SentinelSearch::Step SentinelSearch::start()
{
    m_open = m_sentinels;
    m_error = {base::ErrorKind::Topology, u"NOSENTINEL"_s, u"no Sentinel has answered"_s};
    return next();
}

SentinelSearch::Step SentinelSearch::next()
{
    Step step;
    if (m_open.isEmpty()) {
        step.error = m_error;
        return step;
    }
    m_asked = m_open.takeFirst();
    step.action = Step::Action::Ask;
    step.sentinel = m_asked;
    return step;
}

SentinelSearch::Step SentinelSearch::answered(const SentinelAnswer &answer, base::SteadyTime now)
{
    for (const Endpoint &other : answer.sentinels) {
        if (m_sentinels.contains(other) || m_sentinels.size() >= maxSentinels)
            continue;
        m_sentinels.append(other);
        m_open.append(other);
    }
    if (isOldNews(answer.master, now))
        return failed({base::ErrorKind::Topology, u"OLDNEWS"_s,
            u"%1 does not know of the last failover yet"_s.arg(toText(m_asked))});
    m_sentinels.removeOne(m_asked);
    m_sentinels.prepend(m_asked);
    Step step;
    step.action = Step::Action::Found;
    step.answer = answer;
    return step;
}

SentinelSearch::Step SentinelSearch::failed(const base::Error &error)
{
    if (m_error.code == u"NOSENTINEL" || weight(error) > weight(m_error))
        m_error = error;
    return next();
}

bool SentinelSearch::take(const MasterSwitch &change, base::SteadyTime now)
{
    if (change.masterName != m_masterName || change.from == change.to)
        return false;
    // Each Sentinel tells the same; the first one counts.
    if (m_switch == change && now - m_switched < switchSpreads)
        return false;
    m_switch = change;
    m_switched = now;
    return true;
}

bool SentinelSearch::isOldNews(const Endpoint &master, base::SteadyTime now) const
{
    return m_switch && m_switch->from == master && now - m_switched < switchSpreads;
}

} // namespace redis
