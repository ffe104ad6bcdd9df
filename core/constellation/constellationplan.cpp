#include "core/constellation/constellationplan.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace constellation {

namespace {

bool isFitForFolder(const QString &name)
{
    const auto fits = [](QChar letter) {
        return (letter.unicode() < 0x80 && letter.isLetterOrNumber()) || letter == u'-';
    };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), fits);
}

} // namespace

ConstellationPlan makeChainPlan()
{
    return {{{u"master"_s, {}, {}}, {u"replica"_s, 0, {}}, {u"sub-replica"_s, 1, {}}}};
}

ConstellationPlan makeSentinelPlan()
{
    return {{{u"master"_s, {}, {}}, {u"replica-1"_s, 0, {}}, {u"replica-2"_s, 0, {}},
        {u"sentinel-1"_s, {}, {}, 0}, {u"sentinel-2"_s, {}, {}, 0}, {u"sentinel-3"_s, {}, {}, 0}}};
}

ConstellationPlan makeClusterPlan()
{
    return {{{u"master-1"_s, {}, {}}, {u"master-2"_s, {}, {}}, {u"master-3"_s, {}, {}},
                {u"replica-1"_s, 0, {}}, {u"replica-2"_s, 1, {}}, {u"replica-3"_s, 2, {}}},
        true};
}

base::Result<> checkPlan(const ConstellationPlan &plan)
{
    QSet<QString> names;
    for (qsizetype place = 0; place < plan.servers.size(); ++place) {
        const PlannedServer &server = plan.servers[place];
        if (!isFitForFolder(server.name))
            return base::failure(base::ErrorKind::Input, u"PLAN"_s,
                u"'%1' is no name for a server"_s.arg(server.name));
        if (names.contains(server.name))
            return base::failure(base::ErrorKind::Input, u"PLAN"_s,
                u"two servers are named %1"_s.arg(server.name));
        if (server.parent && (*server.parent < 0 || *server.parent >= place))
            return base::failure(base::ErrorKind::Input, u"PLAN"_s,
                u"%1 stands before the server that it copies"_s.arg(server.name));
        if (server.watches && (server.parent || *server.watches < 0 || *server.watches >= place))
            return base::failure(base::ErrorKind::Input, u"PLAN"_s,
                u"%1 stands before the master that it watches, or copies one as well"_s.arg(
                    server.name));
        names.insert(server.name);
    }
    return {};
}

} // namespace constellation
