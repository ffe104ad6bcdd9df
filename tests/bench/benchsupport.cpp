#include "tests/bench/benchsupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

double median(QList<double> figures)
{
    Q_ASSERT(!figures.isEmpty());
    std::sort(figures.begin(), figures.end());
    const auto middle = figures.size() / 2;
    return figures.size() % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
}

QString figure(double number)
{
    return QString::number(number, 'f', number >= 100 ? 0 : number >= 10 ? 1 : number >= 1 ? 2 : 3);
}

QString sign(Better better)
{
    return better == Better::Higher ? u"≥"_s : u"≤"_s;
}

void print(const QString &line)
{
    const QByteArray text = line.toUtf8() + '\n';
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fflush(stdout);
}

QString tableLine(const QStringList &cells)
{
    static constexpr int widths[] = {-44, 10, 10, 10, 10, 10, 0};
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const int width = widths[i];
        line += width < 0 ? cells[i].leftJustified(-width) : cells[i].rightJustified(width);
        line += u"  "_s;
    }
    while (line.endsWith(u' '))
        line.chop(1);
    return line;
}

void printOutcome(const Outcome &outcome)
{
    const Row &row = outcome.row;
    const QString ratio = row.peer ? figure(outcome.ratio()) + u" ×"_s : u"–"_s;
    print(tableLine({row.name + u" ["_s + row.unit + u']', figure(outcome.ours),
        row.peer ? figure(outcome.peer) : u"–"_s, ratio,
        sign(row.better) + u' ' + figure(row.target)
            + (row.peer && row.targetIs == Target::Ratio ? u" ×"_s : QString()),
        row.limit ? figure(outcome.limit) : u"–"_s, outcome.passes() ? u"met"_s : u"MISSED"_s}));
    for (qsizetype i = 0; i < row.others.size(); ++i) {
        print(tableLine({u"    "_s + row.others[i].name, QString(), figure(outcome.others[i]),
            figure(outcome.ours / outcome.others[i]) + u" ×"_s}));
    }
}

void printNames(const Row &row)
{
    QString names = u"    ours: "_s + row.ours.name;
    if (row.peer)
        names += u"; peer: "_s + row.peer->name;
    if (row.limit)
        names += u"; limit: "_s + row.limit->name;
    print(names);
}

QJsonObject toJson(const Outcome &outcome)
{
    const Row &row = outcome.row;
    QJsonObject object {{u"name"_s, row.name}, {u"unit"_s, row.unit}, {u"ours"_s, outcome.ours},
        {u"better"_s, row.better == Better::Higher ? u"higher"_s : u"lower"_s},
        {u"target"_s, row.target}, {u"met"_s, outcome.passes()}};
    if (row.peer) {
        object[u"peer"_s] = outcome.peer;
        object[u"peerName"_s] = row.peer->name;
        object[u"ratio"_s] = outcome.ratio();
    }
    if (row.limit) {
        object[u"limit"_s] = outcome.limit;
        object[u"limitName"_s] = row.limit->name;
    }
    QJsonObject others;
    for (qsizetype i = 0; i < row.others.size(); ++i)
        others[row.others[i].name] = outcome.others[i];
    if (!others.isEmpty())
        object[u"others"_s] = others;
    return object;
}

} // namespace

bool Outcome::passes() const
{
    const double said = row.targetIs == Target::Figure ? ours : ratio();
    return row.better == Better::Higher ? said >= row.target : said <= row.target;
}

Outcome measure(const Row &row)
{
    QList<double> ours;
    QList<double> peer;
    QList<double> limit;
    QList<QList<double>> others(row.others.size());
    // One round more than counts: the first warms up caches and allocators.
    for (int i = -1; i < row.rounds; ++i) {
        const auto add = [i](QList<double> &figures, double number) {
            if (i >= 0)
                figures.append(number);
        };
        add(ours, row.ours.round());
        if (row.peer)
            add(peer, row.peer->round());
        if (row.limit)
            add(limit, row.limit->round());
        for (qsizetype k = 0; k < row.others.size(); ++k)
            add(others[k], row.others[k].round());
    }
    Outcome outcome {row, median(ours), 0, 0, {}};
    if (row.peer)
        outcome.peer = median(peer);
    if (row.limit)
        outcome.limit = median(limit);
    for (const QList<double> &figures : others)
        outcome.others.append(median(figures));
    return outcome;
}

bool Options::wants(const QString &name) const
{
    return words.isEmpty() || std::any_of(words.begin(), words.end(), [&](const QString &word) {
        return name.contains(word, Qt::CaseInsensitive);
    });
}

std::optional<Options> parseOptions(const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == u"--json")
            options.json = true;
        else if (argument == u"--list")
            options.list = true;
        else if (argument == u"--rounds" && i + 1 < arguments.size())
            options.rounds = arguments[++i].toInt();
        else if (!argument.startsWith(u'-'))
            options.words.append(argument);
        else {
            std::fputs("usage: bench_… [--json] [--list] [--rounds N] [part of a row's name …]\n",
                stderr);
            return std::nullopt;
        }
    }
    return options;
}

int run(const QString &title, const QList<Row> &rows, const Options &options)
{
    QJsonArray results;
    bool allMet = true;
    if (!options.json) {
        print(title);
        print(tableLine(
            {u"work"_s, u"ours"_s, u"peer"_s, u"ratio"_s, u"target"_s, u"limit"_s, u""_s}));
    }
    for (Row row : rows) {
        if (!options.wants(row.name))
            continue;
        if (options.list) {
            print(row.name);
            printNames(row);
            continue;
        }
        if (options.rounds > 0)
            row.rounds = options.rounds;
        const Outcome outcome = measure(row);
        allMet = allMet && outcome.passes();
        if (options.json)
            results.append(toJson(outcome));
        else
            printOutcome(outcome);
    }
    if (options.json)
        print(QString::fromUtf8(
            QJsonDocument(QJsonObject {{u"title"_s, title}, {u"rows"_s, results}}).toJson()));
    return allMet ? 0 : 1;
}

double threadSeconds()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

} // namespace bench
