#include "core/archive/historyfile.h"

#include "core/base/clock.h"
#include "core/base/worker.h"

#include <utility>

namespace archive {

using namespace std::chrono_literals;

namespace {

constexpr auto trimAfterStart = 20s;
constexpr auto trimInterval = 10min;

} // namespace

HistoryFile::HistoryFile(const QString &path, base::Worker &worker, const base::Clock &clock)
    : m_worker(worker)
    , m_clock(clock)
    , m_table(std::make_unique<HistoryTable>(path, worker))
{
    m_trimTimer.setSingleShot(true);
    connect(&m_trimTimer, &QTimer::timeout, this, &HistoryFile::trim);
    m_trimTimer.start(trimAfterStart);
}

HistoryFile::~HistoryFile()
{
    m_worker.run([table = std::move(m_table)]() -> base::Result<> { return {}; }, nullptr,
        [](const base::Result<> &) {});
}

template <typename Call>
void HistoryFile::runAlone(Call call)
{
    m_worker.run(
        [table = m_table.get(), call = std::move(call)]() -> base::Result<bool> {
            if (const auto done = call(*table); !done)
                return base::failure(done.error());
            return table->takeWasDamaged();
        },
        this,
        [this](const base::Result<bool> &wasDamaged) {
            if (!wasDamaged)
                emit failed(wasDamaged.error());
            else if (*wasDamaged)
                emit setAside();
        });
}

void HistoryFile::add(const chat::RoomId &room, const QList<chat::ChatMessage> &messages)
{
    runAlone([room, messages](HistoryTable &table) { return table.add(room, messages); });
}

void HistoryFile::remove(const chat::RoomId &room, const QList<chat::ShownMessage> &messages)
{
    runAlone([room, messages](HistoryTable &table) { return table.remove(room, messages); });
}

void HistoryFile::newest(const chat::RoomId &room, int count, QObject *context, PageHandler handler)
{
    before(room, {}, count, context, std::move(handler));
}

void HistoryFile::before(const chat::RoomId &room, const chat::LogId &id, int count,
    QObject *context, PageHandler handler)
{
    m_worker.run(
        [table = m_table.get(), room, id, count] { return table->before(room, id, count); },
        context, std::move(handler));
}

void HistoryFile::search(const chat::SearchQuery &query, QObject *context, SearchHandler handler)
{
    m_worker.run([table = m_table.get(), query] { return table->search(query); }, context,
        std::move(handler));
}

void HistoryFile::setBudget(const ArchiveBudget &budget)
{
    m_budget = budget;
    m_trimTimer.start(0ms);
}

void HistoryFile::wipe()
{
    runAlone([](HistoryTable &table) { return table.wipe(); });
}

void HistoryFile::trim()
{
    m_worker.run([table = m_table.get(), budget = m_budget,
                     now = m_clock.wallTime()] { return table->trim(budget, now); },
        this,
        [this](const base::Result<bool> &more) {
            const bool hasMore = more && *more;
            m_trimTimer.start(hasMore ? std::chrono::milliseconds(0) : trimInterval);
        });
}

} // namespace archive
