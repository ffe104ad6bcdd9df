// Whole programs on a display of their own: Taproom on a real redis-server, and HexChat on the bench's
// own IRC server, driven by keys and wheel and watched in the frame buffer.

#include "tests/bench/benchsupport.h"
#include "tests/bench/windowclients.h"

#include <QCoreApplication>

#include <algorithm>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace bench;

namespace {

constexpr double failed = 1e9;
constexpr int anyPixels = 20;
/// A caret that blinks is less than that, a letter and a painted row are more.
constexpr int somePixels = 300;

double percentile(QList<double> figures, int percent)
{
    std::sort(figures.begin(), figures.end());
    return figures.isEmpty() ? failed : figures[(figures.size() - 1) * percent / 100];
}

/// What the rows share: the programs, made anew for each round or kept with many messages in them.
class Bench final {
public:
    WindowDesk desk;
    support::TestServer server;
    IrcServer irc;

    bool start() { return desk.isOpen() && server.start(); }

    std::unique_ptr<ChatWindow> makeOurs(const QByteArray &user = "bench")
    {
        return std::make_unique<TaproomWindow>(desk, server, user);
    }
    std::unique_ptr<ChatWindow> makePeer(const QByteArray &user = "bench")
    {
        return std::make_unique<HexChatWindow>(desk, irc, user);
    }
    /// An empty log: what was written before is no history of the next window.
    void forget() { server.cli({u"DEL"_s, u"taproom:{general}:log"_s}); }

    int next = 0; ///< number of the next message
};

using Maker = std::function<std::unique_ptr<ChatWindow>()>;

enum class Moment : quint8 { Mapped, Painted };

double startRound(Bench &bench, const Maker &make, Moment moment)
{
    const auto window = make();
    const double start = nowMs();
    window->launch();
    const quint32 id = bench.desk.awaitWindow(window->pid(), start + WindowDesk::limitMs);
    if (moment == Moment::Mapped)
        return nowMs() - start;
    return bench.desk.awaitQuiet(bench.desk.areaOf(id), 800, somePixels) - start;
}

double memoryRound(const Maker &make)
{
    const auto window = make();
    return window->enter() ? window->memoryBytes() / (1024 * 1024) : failed;
}

enum class FloodFigure : quint8 { Seconds, CpuPerThousand, BytesPerMessage };

double floodRound(Bench &bench, const Maker &make, int count, FloodFigure figure)
{
    bench.forget();
    const auto window = make();
    if (!window->enter())
        return failed;
    const double memory = window->memoryBytes();
    const double cpu = window->cpuSeconds();
    const double start = nowMs();
    // Writer and watcher at once: the bar is seen when it is painted.
    std::thread writer([&] {
        window->flood(bench.next, count);
        window->writeBar();
    });
    const double end = bench.desk.awaitBar(window->area());
    writer.join();
    bench.next += count;
    bench.desk.awaitQuiet(window->area(), 300, somePixels);
    if (end < 0)
        return failed;
    switch (figure) {
    case FloodFigure::Seconds:
        return (end - start) / 1000;
    case FloodFigure::CpuPerThousand:
        return (window->cpuSeconds() - cpu) * 1000 / (count / 1000.0);
    case FloodFigure::BytesPerMessage:
        break;
    }
    return (window->memoryBytes() - memory) / count;
}

/// A window that has taken many messages, kept from round to round.
class FullWindow final {
public:
    FullWindow(Bench &bench, Maker make, int rows)
        : m_bench(bench)
        , m_make(std::move(make))
        , m_rows(rows)
    {
    }

    ChatWindow *get()
    {
        constexpr int piece = 50'000;
        if (m_window) {
            m_bench.desk.focus(m_window->window()); // the other one lies above it
            m_bench.desk.awaitQuiet(m_window->messages(), 200, anyPixels);
            return m_window.get();
        }
        m_bench.forget();
        m_window = m_make();
        if (!m_window->enter())
            return nullptr;
        for (int done = 0; done < m_rows; done += piece, m_bench.next += piece) {
            m_window->flood(m_bench.next, piece);
            m_bench.desk.awaitQuiet(m_window->messages(), 60, anyPixels);
        }
        m_bench.desk.awaitQuiet(m_window->messages(), 1000, anyPixels);
        return m_window.get();
    }
    void close() { m_window.reset(); }

private:
    Bench &m_bench;
    Maker m_make;
    int m_rows;
    std::unique_ptr<ChatWindow> m_window;
};

double wheelRound(Bench &bench, FullWindow &full)
{
    ChatWindow *window = full.get();
    if (!window)
        return failed;
    QList<double> figures;
    const QRect messages = window->messages();
    bench.desk.movePointer(messages.center());
    for (int i = 0; i < 40; ++i) {
        bench.desk.awaitQuiet(messages, 40, anyPixels);
        bench.desk.look(messages);
        const double start = nowMs();
        bench.desk.click(4);
        figures.append(bench.desk.awaitChange(messages, anyPixels) - start);
    }
    return percentile(figures, 95);
}

double wheelFrames(Bench &bench, FullWindow &full)
{
    ChatWindow *window = full.get();
    if (!window)
        return failed;
    constexpr double seconds = 1.5;
    const QRect messages = window->messages();
    bench.desk.awaitQuiet(messages, 100, anyPixels);
    bench.desk.look(messages);
    int frames = 0;
    const double start = nowMs();
    std::thread wheel([&bench, start] {
        for (int i = 0; i < int(seconds * 60); ++i) {
            bench.desk.click(4);
            restUntil(start + (i + 1) * 1000.0 / 60);
        }
    });
    while (nowMs() < start + seconds * 1000) {
        bench.desk.awaitChange(messages, anyPixels);
        ++frames;
        restUntil(nowMs() + 3); // one frame is painted in pieces
        bench.desk.look(messages);
    }
    wheel.join();
    return frames / seconds;
}

double resizeRound(Bench &bench, FullWindow &full)
{
    ChatWindow *window = full.get();
    if (!window)
        return failed;
    const QRect messages = window->messages();
    double slowest = 0;
    for (const QSize size : {windowSize - QSize(100, 0), windowSize}) {
        bench.desk.awaitQuiet(messages, 200, anyPixels);
        bench.desk.look(messages);
        const double start = nowMs();
        bench.desk.resize(window->window(), size);
        if (bench.desk.awaitChange(messages, anyPixels) < 0)
            return failed;
        slowest = std::max(slowest, bench.desk.awaitQuiet(messages, 300, anyPixels) - start);
    }
    return slowest;
}

double keyRound(Bench &bench, const Maker &make, int messagesPerSecond)
{
    bench.forget();
    const auto window = make();
    if (!window->enter())
        return failed;
    std::atomic_bool ends = false;
    std::thread writer([&] {
        const int piece = messagesPerSecond / 100;
        for (int i = 0; !ends && piece > 0; ++i) {
            const double start = nowMs();
            window->flood(bench.next + i * piece, piece);
            restUntil(start + 10);
        }
    });
    QList<double> figures;
    const QRect input = window->input();
    for (int i = 0; i < 40; ++i) {
        restUntil(nowMs() + 60);
        bench.desk.look(input);
        const double start = nowMs();
        bench.desk.press('m');
        figures.append(bench.desk.awaitChange(input, anyPixels * 2) - start);
    }
    ends = true;
    writer.join();
    bench.next += 1'000'000;
    return percentile(figures, 95);
}

double sendRound(Bench &bench, const Maker &makeWriter, const Maker &makeReader)
{
    bench.forget();
    const auto writer = makeWriter();
    const auto reader = makeReader();
    if (!writer->enter() || !reader->enter(windowSize.width() + 50))
        return failed;
    bench.desk.focus(writer->window());
    QList<double> figures;
    const QRect messages = reader->messages().adjusted(-270, 0, 0, 80);
    for (int i = 0; i < 50; ++i) {
        const QByteArray text = "hello" + QByteArray(1, char('a' + i % 26));
        bench.desk.type(text);
        bench.desk.awaitQuiet(writer->area(), 60, anyPixels);
        bench.desk.look(messages);
        const double start = nowMs();
        bench.desk.press('\r');
        figures.append(bench.desk.awaitChange(messages, anyPixels) - start);
    }
    return percentile(figures, 99);
}

Row rowOf(const QString &name, const QString &unit, double target, std::function<double()> ours,
    std::function<double()> peer, int rounds = 3)
{
    Row row;
    row.name = name;
    row.unit = unit;
    row.better = Better::Lower;
    row.ours = {u"taproom"_s, std::move(ours)};
    row.peer = {u"hexchat"_s, std::move(peer)};
    row.target = target;
    row.targetIs = Target::Figure;
    row.rounds = rounds;
    return row;
}

QList<Row> freshRows(Bench &bench)
{
    const Maker ours = [&bench] { return bench.makeOurs(); };
    const Maker peer = [&bench] { return bench.makePeer(); };
    const auto both = [&](const QString &name, const QString &unit, double target,
                          const std::function<double(const Maker &)> &round, int rounds = 3) {
        return rowOf(
            name, unit, target, [=] { return round(ours); }, [=] { return round(peer); }, rounds);
    };
    const auto flood = [&bench](int count, FloodFigure figure) {
        return [&bench, count, figure](
                   const Maker &make) { return floodRound(bench, make, count, figure); };
    };
    const auto start = [&bench](Moment moment) {
        return [&bench, moment](const Maker &make) { return startRound(bench, make, moment); };
    };
    return {
        both(u"start, warm, until mapped"_s, u"ms"_s, 120, start(Moment::Mapped), 5),
        both(u"start, warm, until painted"_s, u"ms"_s, 200, start(Moment::Painted), 5),
        both(u"memory (PSS), one channel open"_s, u"MiB"_s, 45, memoryRound),
        both(u"flood of 20,000 until seen"_s, u"s"_s, 0.2, flood(20'000, FloodFigure::Seconds)),
        both(u"flood of 100,000 until seen"_s, u"s"_s, 1.0, flood(100'000, FloodFigure::Seconds)),
        both(u"flood of 100,000, CPU"_s, u"ms/1000"_s, 5,
            flood(100'000, FloodFigure::CpuPerThousand)),
        both(u"flood of 100,000, memory"_s, u"B/message"_s, 160,
            flood(100'000, FloodFigure::BytesPerMessage)),
        both(u"key until painted, p95, idle"_s, u"ms"_s, 5,
            [&bench](const Maker &make) { return keyRound(bench, make, 0); }),
        both(u"key until painted, p95, 5,000 messages/s"_s, u"ms"_s, 5,
            [&bench](const Maker &make) { return keyRound(bench, make, 5000); }),
        rowOf(
            u"send until painted elsewhere, p99"_s, u"ms"_s, 16,
            [=, &bench] {
                return sendRound(bench, ours, [&bench] { return bench.makeOurs("reader"); });
            },
            [=, &bench] {
                return sendRound(bench, peer, [&bench] { return bench.makePeer("reader"); });
            }),
    };
}

QList<Row> fullRows(Bench &bench, FullWindow &million, FullWindow &hundred, FullWindow &peer)
{
    QList<Row> rows {
        rowOf(
            u"resize at 100,000 rows"_s, u"ms"_s, 16, [&] { return resizeRound(bench, hundred); },
            [&] { return resizeRound(bench, peer); }, 5),
        rowOf(
            u"wheel p95 at 1,000,000 rows (peer 100,000)"_s, u"ms"_s, 8,
            [&] { return wheelRound(bench, million); }, [&] { return wheelRound(bench, peer); }, 5),
        rowOf(
            u"wheel at 60/s, 1,000,000 rows (peer 100,000)"_s, u"frames/s"_s, 55,
            [&] { return wheelFrames(bench, million); }, [&] { return wheelFrames(bench, peer); },
            5),
    };
    rows.last().better = Better::Higher;
    return rows;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto options = parseOptions(QCoreApplication::arguments());
    if (!options)
        return 2;
    Bench bench;
    if (!options->list && !bench.start()) {
        std::fputs("no display or no redis-server: see resources/packages.txt\n", stderr);
        return 2;
    }
    FullWindow million(
        bench, [&bench] { return bench.makeOurs(); }, 1'000'000);
    FullWindow hundred(
        bench, [&bench] { return bench.makeOurs("other"); }, 100'000);
    FullWindow peer(
        bench, [&bench] { return bench.makePeer(); }, 100'000);
    const QString title = u"window: the whole program on a display, beside HexChat"_s;
    const int fresh = run(title, freshRows(bench), *options);
    const int full = run(title, fullRows(bench, million, hundred, peer), *options);
    return std::max(fresh, full);
}
