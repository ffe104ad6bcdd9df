#include "core/archive/outboxtable.h"
#include "tests/support/onworker.h"

#include <QTemporaryDir>
#include <QtTest>

using archive::OutboxTable;
using chat::OutboxEntry;
using State = chat::OutboxEntry::State;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds now {1'795'462'772'424};

OutboxEntry entry(const QByteArray &uid, State state = State::Waiting)
{
    OutboxEntry made;
    made.room = chat::RoomId("频道", chat::RoomId::Kind::Direct);
    made.message.uid = uid;
    made.message.from = "álice";
    made.message.kind = chat::MessageKind::Action;
    made.message.body = QByteArray("zero \0 byte", 11);
    made.message.re = "01JC";
    made.message.at = now;
    made.state = state;
    return made;
}

} // namespace

class TestOutboxTable final : public QObject {
    Q_OBJECT

private slots:
    void keepsAllOfAnEntry();
    void keepsOneWithEmptyParts();
    void takesWhatWasInFlightForWaiting();
    void keepsTheOrder();
    void forgetsStoredOnesAfterAnHour();
    void setsADamagedFileAside();
    void isForItsOwnerOnly();

private:
    /// Runs `call` on a table that is opened for it, and closes it: as another run of the program would.
    template <typename Call>
    auto onTable(Call call)
    {
        base::Worker worker(u"test"_s);
        return support::onWorker(worker, [this, &worker, call] {
            OutboxTable table(path(), worker);
            return call(table);
        });
    }
    QString path() const { return m_folder.filePath(u"outbox.sqlite"_s); }
    base::Result<> add(const OutboxEntry &made)
    {
        return onTable([made](OutboxTable &table) { return table.add(made); });
    }
    base::Result<QList<OutboxEntry>> load(std::chrono::milliseconds time = now)
    {
        return onTable([time](OutboxTable &table) { return table.load(time); });
    }
    QByteArray uids(std::chrono::milliseconds time = now)
    {
        QByteArrayList list;
        const auto loaded = load(time);
        for (const OutboxEntry &made : loaded.value_or(QList<OutboxEntry>()))
            list << made.message.uid;
        return list.join(' ');
    }
    void init() { QFile::remove(path()); }

    QTemporaryDir m_folder;
};

void TestOutboxTable::keepsAllOfAnEntry()
{
    init();
    OutboxEntry made = entry("a");
    QVERIFY(add(made));
    made.state = State::Refused;
    made.reason = base::Error {base::ErrorKind::Credentials, u"NOPERM"_s, u"why"_s};
    QVERIFY(onTable([made](OutboxTable &table) { return table.update(made); }));
    const auto loaded = load();
    QVERIFY(loaded);
    QCOMPARE(loaded->size(), 1);
    QCOMPARE(loaded->constFirst().room, made.room);
    QCOMPARE(loaded->constFirst().message, made.message);
    QCOMPARE(loaded->constFirst().state, State::Refused);
    QCOMPARE(loaded->constFirst().reason, made.reason);
    QVERIFY(onTable([](OutboxTable &table) { return table.remove("a"); }));
    QCOMPARE(uids(), "");
}

void TestOutboxTable::keepsOneWithEmptyParts()
{
    init();
    OutboxEntry made = entry("a");
    made.message.re = {};
    made.message.body = {};
    QVERIFY(add(made));
    QCOMPARE(uids(), "a");
    QCOMPARE(load().value().constFirst().message, made.message);
}

void TestOutboxTable::takesWhatWasInFlightForWaiting()
{
    init();
    QVERIFY(add(entry("a", State::InFlight)));
    QVERIFY(add(entry("b", State::Writing)));
    const auto loaded = load();
    QVERIFY(loaded);
    for (const OutboxEntry &made : *loaded)
        QCOMPARE(made.state, State::Waiting);
}

void TestOutboxTable::keepsTheOrder()
{
    init();
    for (const char *uid : {"c", "a", "b"})
        QVERIFY(add(entry(uid)));
    QVERIFY(add(entry("a")));
    QCOMPARE(uids(), "c a b");
}

void TestOutboxTable::forgetsStoredOnesAfterAnHour()
{
    init();
    OutboxEntry stored = entry("a");
    QVERIFY(add(stored));
    QVERIFY(add(entry("b")));
    stored.state = State::Stored;
    stored.message.id = {7, 1};
    QVERIFY(onTable([stored](OutboxTable &table) { return table.update(stored); }));
    QCOMPARE(uids(now + std::chrono::minutes(59)), "a b");
    QCOMPARE(load().value().constFirst().message.id, (chat::LogId {7, 1}));
    QCOMPARE(uids(now + std::chrono::minutes(61)), "b");
}

void TestOutboxTable::setsADamagedFileAside()
{
    init();
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(10'000, 'x'));
    file.close();
    const auto wasDamaged = onTable([](OutboxTable &table) -> base::Result<bool> {
        if (const auto loaded = table.load(now); !loaded)
            return base::failure(loaded.error());
        return table.takeWasDamaged();
    });
    QVERIFY2(wasDamaged, wasDamaged ? "" : qPrintable(base::toLogText(wasDamaged.error())));
    QVERIFY(*wasDamaged);
    QVERIFY(QFile::exists(path() + u".damaged"_s));
    QVERIFY(add(entry("a")));
    QCOMPARE(uids(), "a");
}

void TestOutboxTable::isForItsOwnerOnly()
{
    init();
    QVERIFY(add(entry("a")));
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(path()) & others, QFileDevice::Permissions());
}

QTEST_GUILESS_MAIN(TestOutboxTable)
#include "tst_outboxtable.moc"
