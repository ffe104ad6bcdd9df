#pragma once

#include "app/cli/clicommand.h"
#include "app/cli/doctortext.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/commandline.h"
#include "core/accounts/sqlaccountstore.h"
#include "core/base/worker.h"
#include "core/redis/quorumcheck.h"

namespace app::cli {

/// `taproom doctor`: looks at the servers as they are for this user, and says what to do.
class DoctorRun final : public CliCommand {
    Q_OBJECT

public:
    /// `directory`: nothing where accounts are of no concern.
    DoctorRun(redis::RedisConfig config, std::optional<sql::DatabaseConfig> directory,
        const DoctorCommand &command, OutputFormat format, Output &output);

    void start() override;

private:
    void examine();
    void examineSettings(const redis::NodeInfo &node, qsizetype replicas);
    void examineRights(const redis::Endpoint &node, bool isMaster);
    void examineEncryption(const redis::Endpoint &endpoint);
    void examineQuorum();
    void examineDirectory();
    void add(const QList<redis::HealthFinding> &findings);
    void answered();
    void print();

    DoctorCommand m_command;
    OutputFormat m_format;
    Output &m_output;
    Session m_session;
    redis::QuorumCheck m_quorum;
    base::Worker m_worker;
    std::optional<sql::DatabaseConfig> m_directory;
    std::unique_ptr<accounts::SqlAccountStore> m_accounts;
    QList<DoctorLine> m_lines;
    bool m_isConnected = false; ///< or given up
    bool m_isExamining = false;
    int m_waiting = 0; ///< answers that are still to come
};

} // namespace app::cli
