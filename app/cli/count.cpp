#include "app/cli/count.h"

#include "app/cli/counttext.h"

#include <algorithm>
#include <utility>

namespace app::cli {

CountRun::CountRun(redis::RedisConfig config, CountCommand command, OutputFormat format,
    Output &output)
    : m_command(std::move(command))
    , m_format(format)
    , m_output(output)
    , m_session(std::move(config), Need::Read)
{
    connect(&m_session, &Session::ready, this, &CountRun::ask);
    connect(&m_session, &Session::failed, this, [this](const base::Error &error) {
        m_output.writeError(error);
        emit finished(NotReachable);
    });
}

void CountRun::start()
{
    m_session.start();
}

void CountRun::ask()
{
    QList<QByteArray> names;
    for (const QByteArray &channel : std::as_const(m_command.channels))
        names.append(m_session.client().config().prefix + channel);
    m_session.client().countSubscribers(names, this,
        [this](const QList<redis::SubscriberCount> &counts) { print(counts); });
}

void CountRun::print(QList<redis::SubscriberCount> counts)
{
    // Nodes answer in any order; they are shown in that of the topology, the master first.
    const auto order = m_session.client().view().nodes;
    for (qsizetype at = 0; at < counts.size(); ++at) {
        auto &count = counts[at];
        count.channel = m_command.channels[at];
        std::sort(count.nodes.begin(), count.nodes.end(), [&](const auto &left, const auto &right) {
            return order.indexOf(left.endpoint) < order.indexOf(right.endpoint);
        });
        const bool isRead = m_format == OutputFormat::Json ? m_output.writeJson(toJson(count))
                                                           : m_output.writeLine(toText(count));
        if (!isRead)
            break;
    }
    emit finished(Done);
}

} // namespace app::cli
