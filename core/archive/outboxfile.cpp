#include "core/archive/outboxfile.h"

#include "core/archive/outboxtable.h"
#include "core/base/clock.h"
#include "core/base/worker.h"

namespace archive {

OutboxFile::OutboxFile(const QString &path, base::Worker &worker, const base::Clock &clock)
    : m_worker(worker)
    , m_clock(clock)
    , m_table(std::make_unique<OutboxTable>(path, worker))
{
}

OutboxFile::~OutboxFile()
{
    m_worker.run([table = std::move(m_table)]() -> base::Result<> { return {}; }, nullptr,
        [](const base::Result<> &) {});
}

void OutboxFile::load(QObject *context, LoadHandler handler)
{
    struct Loaded {
        QList<chat::OutboxEntry> entries;
        bool wasDamaged = false;
    };
    m_worker.run(
        [table = m_table.get(), now = m_clock.wallTime()]() -> base::Result<Loaded> {
            const auto entries = table->load(now);
            if (!entries)
                return base::failure(entries.error());
            return Loaded {*entries, table->takeWasDamaged()};
        },
        context,
        [this, handler = std::move(handler)](const base::Result<Loaded> &loaded) {
            if (!loaded)
                return handler(base::failure(loaded.error()));
            if (loaded->wasDamaged)
                emit setAside();
            handler(loaded->entries);
        });
}

void OutboxFile::add(const chat::OutboxEntry &entry, QObject *context, DoneHandler handler)
{
    m_worker.run([table = m_table.get(), entry] { return table->add(entry); }, context,
        std::move(handler));
}

template <typename Call>
void OutboxFile::runAlone(Call call)
{
    m_worker.run(std::move(call), this, [this](const base::Result<> &done) {
        if (!done)
            emit failed(done.error());
    });
}

void OutboxFile::update(const chat::OutboxEntry &entry)
{
    runAlone([table = m_table.get(), entry] { return table->update(entry); });
}

void OutboxFile::remove(const QByteArray &uid)
{
    runAlone([table = m_table.get(), uid] { return table->remove(uid); });
}

} // namespace archive
