#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

/// Measures ours against a peer and a limit in one run, and says whether the target was met.
namespace bench {

/// Something that is measured: one call is one round and gives its figure.
struct Contender {
    QString name;
    std::function<double()> round;
};

/// Which of two figures is the better one.
enum class Better : quint8 { Higher, Lower };

/// What a target is said of: ours divided by the peer's, or our figure itself.
enum class Target : quint8 { Ratio, Figure };

/// One line of the table.
struct Row {
    QString name;
    QString unit;
    Better better = Better::Higher;
    Contender ours;
    std::optional<Contender> peer;
    std::optional<Contender> limit;
    /// At least this (Higher) or at most (Lower). Without a peer always of our figure itself.
    double target = 0;
    Target targetIs = Target::Ratio;
    int rounds = 9;
    /// Peers under conditions that suit them better; for comparison, without a target.
    QList<Contender> others = {};
};

/// What was measured: medians over the rounds.
struct Outcome {
    Row row;
    double ours = 0;
    double peer = 0;
    double limit = 0;
    QList<double> others;

    double ratio() const { return row.peer ? ours / peer : ours; }
    bool passes() const;
};

/// Runs the contenders by turns, so that a machine that changes its speed changes it for all.
Outcome measure(const Row &row);

/// What the command line of a benchmark asks for: `--json`, `--list`, `--rounds N`, and words, one of
/// which must occur in a row's name.
struct Options {
    bool json = false;
    bool list = false;
    int rounds = 0; ///< 0: as the row says
    QStringList words;

    bool wants(const QString &name) const;
};

/// Nothing when the arguments make no sense; the usage was printed then.
std::optional<Options> parseOptions(const QStringList &arguments);

/// Measures the wanted rows and prints a table for people, or JSON.
/// Returns the exit code: 0 when all targets are met, 1 when one is missed.
int run(const QString &title, const QList<Row> &rows, const Options &options);

/// Processor time of this thread.
/// Units: seconds.
double threadSeconds();

} // namespace bench
