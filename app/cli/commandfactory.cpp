#include "app/cli/commandfactory.h"

#include "app/accountchoice.h"
#include "app/cli/count.h"
#include "app/cli/demo.h"
#include "app/cli/doctor.h"
#include "app/cli/exec.h"
#include "app/cli/keeper.h"
#include "app/cli/login.h"
#include "app/cli/send.h"
#include "app/cli/tail.h"
#include "app/cli/topology.h"
#include "app/cli/user.h"
#include "app/serverchoice.h"

#include <QFile>

namespace app::cli {

namespace {

using Made = base::Result<std::unique_ptr<CliCommand>>;

/// Makes the command for each kind that needs a server.
class Factory final {
public:
    Factory(const CommandLine &commandLine, redis::RedisConfig config, Output &output)
        : m_format(commandLine.common.format)
        , m_config(std::move(config))
        , m_output(output)
    {
    }

    Made operator()(const CountCommand &command) const
    {
        return std::make_unique<CountRun>(m_config, command, m_format, m_output);
    }
    Made operator()(const TopologyCommand &) const
    {
        return std::make_unique<TopologyRun>(m_config, m_format, m_output);
    }
    Made operator()(const ExecCommand &command) const
    {
        return std::make_unique<ExecRun>(m_config, command, m_format, m_output);
    }
    Made operator()(const TailCommand &command) const
    {
        return std::make_unique<TailRun>(m_config, command, m_format, m_output);
    }
    Made operator()(const SendCommand &command) const
    {
        const auto sender
            = chooseSender(command.userName, m_config.userName, qEnvironmentVariable("USER"));
        if (!sender)
            return base::failure(sender.error());
        return std::make_unique<SendRun>(m_config, command, *sender, m_output);
    }
    Made operator()(const auto &) const
    {
        return base::failure(base::ErrorKind::Input, QStringLiteral("USAGE"),
            QStringLiteral("this command opens a window"));
    }

private:
    OutputFormat m_format;
    redis::RedisConfig m_config;
    Output &m_output;
};

Made makeAccountCommand(const CommandLine &commandLine, const Places &places, Output &output)
{
    const CommonOptions &common = commandLine.common;
    const Profiles profiles = readProfiles(places);
    const auto directory = chooseAccounts(common, profiles, places);
    if (!directory)
        return base::failure(directory.error());
    const auto redis = chooseLoginCache(common, profiles, places);
    if (!redis)
        return base::failure(redis.error());
    LoginRun::Servers servers {*directory, *redis, choosePolicy(common, profiles)};
    if (const auto *login = std::get_if<LoginCommand>(&commandLine.command))
        return std::make_unique<LoginRun>(std::move(servers), *login, common.format, output);
    return std::make_unique<UserRun>(std::move(servers), std::get<UserCommand>(commandLine.command),
        common.format, output);
}

/// The doctor looks at a directory that somebody named; one of our own would be made by looking at it.
Made makeDoctor(const CommandLine &commandLine, const redis::RedisConfig &config,
    const Places &places, Output &output)
{
    const auto chosen = chooseAccounts(commandLine.common, readProfiles(places), places);
    if (!chosen)
        return base::failure(chosen.error());
    std::optional<sql::DatabaseConfig> directory;
    if (chosen->kind != sql::DatabaseKind::Sqlite || QFile::exists(chosen->file))
        directory = *chosen;
    return std::make_unique<DoctorRun>(config, std::move(directory),
        std::get<DoctorCommand>(commandLine.command), commandLine.common.format, output);
}

bool isAboutAccounts(const Command &command)
{
    return std::holds_alternative<LoginCommand>(command)
        || std::holds_alternative<UserCommand>(command);
}

} // namespace

Made makeCliCommand(const CommandLine &commandLine, Output &output)
{
    const CommonOptions &common = commandLine.common;
    const Places places = findPlaces(common.dataDir);
    if (const auto *keeper = std::get_if<KeeperCommand>(&commandLine.command))
        return std::make_unique<KeeperRun>(*keeper, places);
    if (const auto *demo = std::get_if<DemoCommand>(&commandLine.command))
        return std::make_unique<DemoRun>(common, *demo, places, output);
    if (isAboutAccounts(commandLine.command))
        return makeAccountCommand(commandLine, places, output);
    const auto config = chooseServer(common, readProfiles(places), readDemoState(places));
    if (!config)
        return base::failure(config.error());
    if (std::holds_alternative<DoctorCommand>(commandLine.command))
        return makeDoctor(commandLine, *config, places, output);
    return std::visit(Factory(commandLine, *config, output), commandLine.command);
}

} // namespace app::cli
