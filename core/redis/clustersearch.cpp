#include "core/redis/clustersearch.h"

#include "core/base/randomsource.h"

#include <algorithm>
#include <utility>

namespace redis {

namespace {

/// In a large cluster it is enough to ask some.
constexpr qsizetype maxAsked = 20;

} // namespace

ClusterSearch::ClusterSearch(QList<Endpoint> configured, base::RandomSource &random)
    : m_configured(std::move(configured))
    , m_random(random)
{
}

ClusterSearch::Step ClusterSearch::start(const QList<Endpoint> &known)
{
    m_open = known;
    for (qsizetype i = m_open.size() - 1; i > 0; --i)
        m_open.swapItemsAt(i, qsizetype(m_random.below(quint64(i + 1))));
    m_open = m_open.first(std::min(m_open.size(), maxAsked));
    for (const Endpoint &endpoint : m_configured) {
        if (!m_open.contains(endpoint))
            m_open.append(endpoint);
    }
    m_asked.clear();
    m_outdated.reset();
    m_error = {};
    m_isOver = false;
    return next();
}

ClusterSearch::Step ClusterSearch::next()
{
    if (!m_open.isEmpty()) {
        m_asked.append(m_open.takeFirst());
        return {Step::Action::Ask, m_asked.last(), {}, {}};
    }
    if (!m_asked.isEmpty())
        return {Step::Action::Wait, {}, {}, {}};
    if (m_outdated)
        return finish(*m_outdated);
    m_isOver = true;
    return {Step::Action::Failed, {}, {}, m_error};
}

ClusterSearch::Step ClusterSearch::finish(const ClusterAnswer &answer)
{
    m_isOver = true;
    m_epoch = std::max(m_epoch, answer.epoch);
    return {Step::Action::Found, {}, answer, {}};
}

ClusterSearch::Step ClusterSearch::answered(const Endpoint &node, const ClusterAnswer &answer)
{
    m_asked.removeOne(node);
    if (m_isOver)
        return {Step::Action::Wait, {}, {}, {}};
    if (answer.epoch == 0 || answer.epoch >= m_epoch)
        return finish(answer);
    if (!m_outdated || m_outdated->epoch < answer.epoch)
        m_outdated = answer;
    return next();
}

ClusterSearch::Step ClusterSearch::failed(const Endpoint &node, const base::Error &error)
{
    m_asked.removeOne(node);
    if (m_isOver)
        return {Step::Action::Wait, {}, {}, {}};
    // Broken links tell less than an answer does.
    const auto isMute = [](const base::Error &known) {
        return known.kind == base::ErrorKind::Network || known.kind == base::ErrorKind::Timeout;
    };
    if (m_error.detail.isEmpty() || (isMute(m_error) && !isMute(error)))
        m_error = error;
    return next();
}

ClusterSearch::Step ClusterSearch::hurry()
{
    if (m_isOver || m_open.isEmpty())
        return {Step::Action::Wait, {}, {}, {}};
    return next();
}

} // namespace redis
