#include "core/archive/historytable.h"
#include "tests/support/onworker.h"

#include <QTemporaryDir>
#include <QtTest>

using archive::ArchiveBudget;
using archive::HistoryTable;
using chat::ChatMessage;
using chat::RoomId;
using namespace Qt::Literals::StringLiterals;

namespace {

const RoomId general("general");
const RoomId news("news");

ChatMessage message(quint64 id, const QString &text = u"hi"_s)
{
    ChatMessage made;
    made.id = {id, 0};
    made.uid = "u" + QByteArray::number(id);
    made.from = id % 2 ? "alice" : "bob";
    made.body = text.toUtf8();
    made.at = chat::timeOf(made.id);
    return made;
}

QByteArray ids(const QList<ChatMessage> &messages)
{
    QByteArrayList list;
    for (const ChatMessage &made : messages)
        list << QByteArray::number(made.id.milliseconds);
    return list.join(' ');
}

} // namespace

class TestHistoryTable final : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_worker = std::make_unique<base::Worker>(u"test"_s);
        m_table = std::make_unique<HistoryTable>(path(), *m_worker);
    }
    void cleanup() { endTable(); }

    void givesBackWhatItKeeps();
    void keepsAMessageOnce();
    void findsWords_data();
    void findsWords();
    void searchesOneRoomOrAll();
    void forgetsWhatWasLost();
    void keepsWithinItsAge();
    void keepsWithinItsSize();
    void wipesEverything();
    void startsAnewWhenDamaged();

private:
    QString path() const { return m_folder->filePath(u"history.sqlite"_s); }
    template <typename Call>
    auto run(Call call)
    {
        return support::onWorker(*m_worker, [this, call] { return call(*m_table); });
    }
    void endTable()
    {
        (void)support::onWorker(*m_worker, [this]() -> base::Result<> {
            m_table.reset();
            return {};
        });
    }
    bool add(const RoomId &room, const QList<ChatMessage> &messages)
    {
        return run([=](HistoryTable &table) { return table.add(room, messages); }).has_value();
    }
    QByteArray newest(const RoomId &room, int count = 100, chat::LogId before = {})
    {
        const auto page
            = run([=](HistoryTable &table) { return table.before(room, before, count); });
        return page ? ids(*page) : page.error().code.toLatin1();
    }
    QByteArray found(const chat::SearchQuery &query)
    {
        const auto hits = run([=](HistoryTable &table) { return table.search(query); });
        if (!hits)
            return hits.error().code.toLatin1();
        QByteArrayList list;
        for (const chat::SearchHit &hit : *hits)
            list << hit.room.name() + QByteArray::number(hit.message.id.milliseconds);
        return list.join(' ');
    }
    QByteArray found(const QString &text)
    {
        return found(chat::SearchQuery {text, {}, {}, {}, 100});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<base::Worker> m_worker;
    std::unique_ptr<HistoryTable> m_table;
};

void TestHistoryTable::givesBackWhatItKeeps()
{
    ChatMessage whole = message(5, u"频道 \"quoted\""_s);
    whole.kind = chat::MessageKind::Topic;
    whole.re = "u3";
    QVERIFY(add(general, {message(3), whole, message(9)}));
    QVERIFY(add(news, {message(4)}));
    QCOMPARE(newest(general), "3 5 9");
    QCOMPARE(newest(general, 2), "5 9");
    QCOMPARE(newest(general, 2, {9, 0}), "3 5");
    QCOMPARE(newest(RoomId("general", RoomId::Kind::Direct)), "");
    const auto page = run([](HistoryTable &table) { return table.before(general, {9, 0}, 1); });
    QVERIFY(page);
    QCOMPARE(page->constFirst(), whole);
}

void TestHistoryTable::keepsAMessageOnce()
{
    ChatMessage plain = message(1);
    plain.id = {};
    ChatMessage forged = message(2);
    forged.id = {~0ull, ~0ull};
    QVERIFY(add(general, {message(3), message(3), plain, forged}));
    QVERIFY(add(general, {message(3, u"other"_s)}));
    QCOMPARE(newest(general), "3");
    QCOMPARE(found(u"other"_s), "");
    QCOMPARE(found(u"hi"_s), "general3");
}

void TestHistoryTable::findsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("a word") << u"The build is green"_s << u"build"_s << true;
    QTest::newRow("in any case") << u"The build is green"_s << u"GREEN"_s << true;
    QTest::newRow("its beginning") << u"The build is green"_s << u"gre"_s << true;
    QTest::newRow("all words") << u"The build is green"_s << u"green build"_s << true;
    QTest::newRow("one is missing") << u"The build is green"_s << u"green red"_s << false;
    QTest::newRow("without accents") << u"un café noir"_s << u"cafe"_s << true;
    QTest::newRow("two Han letters") << u"我们今天聊天吧"_s << u"聊天"_s << true;
    QTest::newRow("one Han letter, inside") << u"我们今天聊天吧"_s << u"今"_s << true;
    QTest::newRow("one Han letter, last") << u"我们今天聊天吧"_s << u"吧"_s << true;
    QTest::newRow("three Han letters") << u"我们今天聊天吧"_s << u"天聊天"_s << true;
    QTest::newRow("pairs that do not join") << u"今天，聊天"_s << u"天聊"_s << false;
    QTest::newRow("Han next to Latin") << u"用Redis聊天"_s << u"redis"_s << true;
    QTest::newRow("nothing") << u"text"_s << u"  ...  "_s << false;
    QTest::newRow("signs of the language") << u"text"_s << u"text\" OR (NEAR"_s << false;
}

void TestHistoryTable::findsWords()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    QFETCH(bool, isFound);
    QVERIFY(add(general, {message(3, text), message(4, u"else 别的"_s)}));
    QCOMPARE(found(query), isFound ? "general3" : "");
}

void TestHistoryTable::searchesOneRoomOrAll()
{
    QVERIFY(add(general, {message(3), message(4)}));
    QVERIFY(add(news, {message(5)}));
    QCOMPARE(found(u"hi"_s), "news5 general4 general3");
    QCOMPARE(found(chat::SearchQuery {u"hi"_s, general, {}, {}, 1}), "general4");
    QCOMPARE(found(chat::SearchQuery {u"hi"_s, general, {}, {4, 0}, 9}), "general3");
    QCOMPARE(found(chat::SearchQuery {u"hi"_s, {}, "alice", {}, 9}), "news5 general3");
    QCOMPARE(found(chat::SearchQuery {u"hi"_s, RoomId("other"), {}, {}, 9}), "");
    const auto hits = run([](HistoryTable &table) {
        return table.search({u"hi"_s, news, {}, {}, 1});
    });
    QCOMPARE(hits->constFirst().highlights, (QList<chat::TextRange> {{0, 2}}));
}

void TestHistoryTable::forgetsWhatWasLost()
{
    QVERIFY(add(general, {message(3), message(4)}));
    const QList<chat::ShownMessage> lost {{{4, 0}, "u4"}, {{3, 0}, "other"}, {{9, 0}, "u9"}};
    QVERIFY(run([=](HistoryTable &table) { return table.remove(general, lost); }));
    QCOMPARE(newest(general), "3");
    QCOMPARE(found(u"hi"_s), "general3");
}

void TestHistoryTable::keepsWithinItsAge()
{
    QVERIFY(add(general, {message(1000), message(5'000'000)}));
    const ArchiveBudget budget {std::chrono::hours(1), 1LL << 40};
    const auto more = run([=](HistoryTable &table) {
        return table.trim(budget, std::chrono::milliseconds(3'600'000 + 2000));
    });
    QVERIFY(more && *more);
    QCOMPARE(newest(general), "5000000");
    QCOMPARE(found(u"hi"_s), "general5000000");
}

void TestHistoryTable::keepsWithinItsSize()
{
    QList<ChatMessage> many;
    for (quint64 id = 1; id <= 5000; ++id)
        many.append(message(id, u"some words that take room %1"_s.arg(id)));
    QVERIFY(add(general, many));
    constexpr qint64 limit = 400'000;
    const ArchiveBudget budget {std::chrono::hours(1'000'000), limit};
    bool more = true;
    for (int turns = 0; more; ++turns) {
        QVERIFY(turns < 50);
        const auto trimmed = run([=](HistoryTable &table) { return table.trim(budget, {}); });
        QVERIFY(trimmed);
        more = *trimmed;
    }
    const QByteArrayList left = newest(general, 5000).split(' ');
    QVERIFY2(left.size() > 100 && left.size() < 4000, qPrintable(QString::number(left.size())));
    QCOMPARE(left.constLast(), "5000");
    QCOMPARE(found(u"words 4999"_s), "general4999");
}

void TestHistoryTable::wipesEverything()
{
    QVERIFY(add(general, {message(3)}));
    QVERIFY(run([](HistoryTable &table) { return table.wipe(); }));
    QVERIFY(!QFile::exists(path()));
    QVERIFY(add(news, {message(4)}));
    QCOMPARE(newest(general), "");
    QCOMPARE(newest(news), "4");
}

void TestHistoryTable::startsAnewWhenDamaged()
{
    QVERIFY(add(general, {message(3)}));
    QVERIFY(add(news, {message(4)}));
    endTable();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(0));
    file.write(QByteArray(100'000, 'x'));
    file.close();
    m_table = std::make_unique<HistoryTable>(path(), *m_worker);
    QVERIFY(add(news, {message(5)}));
    const auto wasDamaged
        = run([](HistoryTable &table) -> base::Result<bool> { return table.takeWasDamaged(); });
    QVERIFY(wasDamaged && *wasDamaged);
    QVERIFY(QFile::exists(path() + u".damaged"_s));
    QCOMPARE(newest(news), "5");
    QCOMPARE(newest(general), "");
}

QTEST_GUILESS_MAIN(TestHistoryTable)
#include "tst_historytable.moc"
