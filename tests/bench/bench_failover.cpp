#include "benchsupport.h"
#include "failoverstage.h"

#include <QCoreApplication>

#include <memory>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using bench::Row;
using support::FailoverStage;

namespace {

constexpr int rounds = 5;
/// The Sentinels of the plan take a master for gone after this silence.
constexpr double downAfterMs = 1500;

/// What one failover took, in milliseconds.
struct Figures {
    double detected = -1; ///< fault → `+switch-master`
    double ready = -1; ///< `+switch-master` → the client has its new master
    double stored = -1; ///< `+switch-master` → first message stored
};

enum class Fault : quint8 { Killed, Hung };

Figures failOver(Fault fault)
{
    FailoverStage stage;
    if (!stage.start())
        qFatal("the servers do not start");
    if (fault == Fault::Killed)
        stage.killMaster();
    else
        stage.pauseMaster();
    if (!stage.awaitStored())
        qFatal("nothing was stored any more");
    if (fault == Fault::Hung)
        stage.resumeMaster(); // so that it ends with the others
    return {double(*stage.switchMs), double(stage.readyMs.value_or(0)),
        double(*stage.firstStoredMs)};
}

/// Failovers that several rows share: the n-th round of each row looks at the n-th of them.
class Series final {
public:
    explicit Series(Fault fault)
        : m_fault(fault)
    {
    }

    bench::Contender contender(double Figures::*figure)
    {
        const auto round = std::make_shared<std::size_t>(0);
        return {u"redis::RedisClient"_s, [this, figure, round] {
                    while (m_figures.size() <= *round)
                        m_figures.push_back(failOver(m_fault));
                    return m_figures[(*round)++].*figure;
                }};
    }

private:
    Fault m_fault;
    std::vector<Figures> m_figures;
};

Row makeRow(const QString &name, double most, const bench::Contender &ours)
{
    Row row;
    row.name = name;
    row.unit = u"ms"_s;
    row.better = bench::Better::Lower;
    row.ours = ours;
    row.target = most;
    row.rounds = rounds;
    return row;
}

QList<Row> rowsOf(const QString &fault, Series &series)
{
    // Agreement and election come on top of the silence; their limit is the failover's own.
    Row detected = makeRow(QString(fault + u", until +switch-master"_s), 10'000,
        series.contender(&Figures::detected));
    detected.limit = bench::Contender {u"down-after-milliseconds"_s, [] { return downAfterMs; }};
    return {detected,
        makeRow(QString(fault + u", +switch-master → connected to the new master"_s), 2000,
            series.contender(&Figures::ready)),
        makeRow(QString(fault + u", +switch-master → first message stored"_s), 2000,
            series.contender(&Figures::stored))};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto options = bench::parseOptions(QCoreApplication::arguments());
    if (!options)
        return 2;
    Series killed(Fault::Killed);
    Series hung(Fault::Hung);
    return bench::run(u"Failover under three Sentinels"_s,
        rowsOf(u"master killed"_s, killed) + rowsOf(u"master hung"_s, hung), *options);
}
