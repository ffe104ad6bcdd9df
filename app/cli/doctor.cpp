#include "app/cli/doctor.h"

#include "core/redis/sockettransport.h"
#include "core/sql/databaseurl.h"

#include <QHostInfo>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

DoctorRun::DoctorRun(redis::RedisConfig config, std::optional<sql::DatabaseConfig> directory,
    const DoctorCommand &command, OutputFormat format, Output &output)
    : m_command(command)
    , m_format(format)
    , m_output(output)
    , m_session(std::move(config), Need::Read)
    , m_quorum(m_session.client().config(), m_session.clock(),
          [] { return std::make_unique<redis::SocketTransport>(); })
    , m_worker(u"directory"_s)
    , m_directory(std::move(directory))
{
    const auto go = [this] {
        m_isConnected = true;
        examine();
    };
    connect(&m_session, &Session::ready, this, go);
    connect(&m_session, &Session::failed, this, [this, go](const base::Error &error) {
        // The nodes tell why one by one, unless none is known at all.
        if (m_session.client().topology().nodes.isEmpty())
            add({{redis::HealthCheck::Reachable, redis::Health::Problem,
                redis::toDisplayText(m_session.client().config()), error.detail}});
        go();
    });
    connect(&m_session.client(), &redis::RedisClient::topologyResolved, this, &DoctorRun::examine);
    connect(&m_quorum, &redis::QuorumCheck::finished, this,
        [this](const QList<redis::HealthFinding> &findings) {
            add(findings);
            answered();
        });
}

void DoctorRun::start()
{
    m_session.start();
}

void DoctorRun::examine()
{
    const redis::RedisClient &client = m_session.client();
    if (!m_isConnected || client.isResolving() || std::exchange(m_isExamining, true))
        return;
    const redis::Topology topology = client.topology();
    ++m_waiting; // until all questions are asked
    if (!topology.nodes.isEmpty())
        add(redis::judgeNodes(redis::makeTopologyView(topology, client.view(), client.config().read,
                                  {}, client.config().bounds),
            client.config().read));
    const auto replicas = std::count_if(topology.nodes.begin(), topology.nodes.end(),
        [](const redis::NodeInfo &node) { return node.role == redis::NodeRole::Replica; });
    for (const redis::NodeInfo &node : topology.nodes) {
        examineEncryption(node.endpoint);
        if (node.isReachable())
            examineSettings(node, replicas);
    }
    const redis::ClientView &view = client.view();
    if (view.writing.state == redis::LinkState::Ready)
        examineRights(view.writing.endpoint, true);
    if (view.reading.state == redis::LinkState::Ready)
        examineRights(view.reading.endpoint, false);
    examineQuorum();
    examineDirectory();
    answered();
}

void DoctorRun::examineSettings(const redis::NodeInfo &node, qsizetype replicas)
{
    for (const QByteArray &name : redis::settingsToAsk(node.role)) {
        ++m_waiting;
        const redis::Endpoint endpoint = node.endpoint;
        m_session.client().sendTo(endpoint, {"CONFIG", "GET", name}, this,
            [this, endpoint, name, replicas](const base::Result<resp::RespValue> &reply) {
                add({redis::judgeSetting(endpoint, name, reply, replicas)});
                answered();
            });
    }
}

void DoctorRun::examineRights(const redis::Endpoint &node, bool isMaster)
{
    const redis::RedisConfig &config = m_session.client().config();
    const QByteArray name = config.userName.isEmpty() ? "name" : config.userName.toUtf8();
    QList<chat::NeededRight> all = chat::neededRights(chat::RoomKeys(config.prefix),
        chat::RoomId(m_command.channel), name, config.discovery);
    if (m_directory)
        all += chat::signInRights();
    const QList<chat::NeededRight> rights = chat::rightsAt(all, isMaster);
    ++m_waiting;
    m_session.client().sendTo(node, chat::makeRightsQuestion(rights), this,
        [this, node, rights](const base::Result<resp::RespValue> &reply) {
            const auto states
                = reply ? redis::readRights(*reply, rights.size()) : base::failure(reply.error());
            for (qsizetype i = 0; i < rights.size(); ++i) {
                // Without EVAL nobody can post, and nothing else can be asked.
                const bool isEval = rights[i].command[0] == "EVALSHA";
                const auto state = states                       ? states->at(i)
                    : isEval && reply.error().code == u"NOPERM" ? redis::RightState::Missing
                                                                : redis::RightState::Unknown;
                m_lines.append(toDoctorLine(rights[i], state, redis::toText(node)));
            }
            answered();
        });
}

void DoctorRun::examineEncryption(const redis::Endpoint &endpoint)
{
    ++m_waiting;
    const bool isEncrypted = m_session.client().config().tls.enabled;
    QHostInfo::lookupHost(endpoint.host, this,
        [this, endpoint, isEncrypted](const QHostInfo &host) {
            add({redis::judgeEncryption(endpoint, host.addresses(), isEncrypted)});
            answered();
        });
}

void DoctorRun::examineQuorum()
{
    if (m_session.client().config().discovery != redis::Discovery::Sentinel)
        return;
    ++m_waiting;
    m_quorum.start();
}

void DoctorRun::examineDirectory()
{
    if (!m_directory)
        return;
    ++m_waiting;
    m_accounts = std::make_unique<accounts::SqlAccountStore>(*m_directory, m_worker);
    m_accounts->inspect(this, [this](const base::Result<accounts::DirectoryReport> &report) {
        m_lines += toDoctorLines(sql::toDisplayText(*m_directory), report);
        answered();
    });
}

void DoctorRun::add(const QList<redis::HealthFinding> &findings)
{
    for (const redis::HealthFinding &finding : findings)
        m_lines.append(toDoctorLine(finding));
}

void DoctorRun::answered()
{
    if (--m_waiting == 0)
        print();
}

void DoctorRun::print()
{
    if (m_format == OutputFormat::Json) {
        for (const DoctorLine &line : std::as_const(m_lines))
            m_output.writeJson(toJson(line));
    } else {
        m_output.writeLine(toText(m_lines));
    }
    emit finished(countProblems(m_lines) > 0 ? ProblemsFound : Done);
}

} // namespace app::cli
