#include "core/chat/timeline.h"
#include "ui/models/messagesearch.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using chat::RoomId;
using ui::MessageQuery;
using ui::MessageSearch;

namespace {

const RoomId general("general");
const RoomId deploys("deploys");

/// `every`-th messages have the word "needle".
void fill(chat::Timeline &timeline, int count, int every)
{
    QList<chat::ChatMessage> messages;
    for (int i = 0; i < count; ++i) {
        chat::ChatMessage message;
        message.id = {quint64(i + 1), 0};
        message.uid = "u" + QByteArray::number(i);
        message.from = "alice";
        message.body = (i % every == 0 ? "needle " : "hay ") + QByteArray::number(i);
        messages.append(message);
    }
    timeline.add(messages, "bob");
}

} // namespace

class TestMessageSearch final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void findsTheNewestFirst();
    void searchesInSlicesOnAnotherThread();
    void findsNoMoreThanPeopleCanRead();
    void passesOverARoomThatGoes();
    void dropsAnswersToAnEarlierSearch();
    void findsNothingWithoutWords();

private:
    std::map<QByteArray, chat::Timeline> m_rooms;
    std::unique_ptr<MessageSearch> m_search;
};

void TestMessageSearch::init()
{
    m_rooms.clear();
    m_search = std::make_unique<MessageSearch>([this](const RoomId &id) {
        const auto room = m_rooms.find(id.name());
        return room == m_rooms.end() ? nullptr : &room->second;
    });
}

void TestMessageSearch::findsTheNewestFirst()
{
    fill(m_rooms["general"], 30, 10);
    fill(m_rooms["deploys"], 5, 5);
    QSignalSpy finished(m_search.get(), &MessageSearch::finished);
    m_search->start(MessageQuery(u"needle"_s), {general, deploys});
    QVERIFY(m_search->isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!m_search->isRunning());
    QByteArrayList bodies;
    for (const ui::SearchHit &hit : m_search->hits())
        bodies.append(hit.room.name() + ' ' + hit.body);
    QCOMPARE(bodies,
        (QByteArrayList {"general needle 20", "general needle 10", "general needle 0",
            "deploys needle 0"}));
}

// One slice holds so many rows that it has a bounded number of hits.
void TestMessageSearch::searchesInSlicesOnAnotherThread()
{
    constexpr int slices = 5;
    fill(m_rooms["general"], int(MessageSearch::sliceRows) * slices, 100);
    QSignalSpy found(m_search.get(), &MessageSearch::found);
    QSignalSpy finished(m_search.get(), &MessageSearch::finished);
    m_search->start(MessageQuery(u"needle"_s), {general});
    QCOMPARE(found.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(found.size(), slices);
    for (const QList<QVariant> &arguments : found) {
        const auto hits = arguments.first().value<QList<ui::SearchHit>>();
        QCOMPARE(hits.size(), MessageSearch::sliceRows / 100);
    }
}

void TestMessageSearch::findsNoMoreThanPeopleCanRead()
{
    fill(m_rooms["general"], 3 * int(MessageSearch::maxHits), 1);
    QSignalSpy finished(m_search.get(), &MessageSearch::finished);
    m_search->start(MessageQuery(u"needle"_s), {general});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_search->hits().size(), MessageSearch::maxHits);
}

void TestMessageSearch::passesOverARoomThatGoes()
{
    fill(m_rooms["general"], 3 * int(MessageSearch::sliceRows), 1000);
    fill(m_rooms["deploys"], 1, 1);
    QSignalSpy finished(m_search.get(), &MessageSearch::finished);
    connect(m_search.get(), &MessageSearch::found, this, [this] { m_rooms.erase("general"); });
    m_search->start(MessageQuery(u"needle"_s), {general, deploys});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_search->hits().size(), MessageSearch::sliceRows / 1000 + 1);
    QCOMPARE(m_search->hits().last().room, deploys);
}

void TestMessageSearch::dropsAnswersToAnEarlierSearch()
{
    fill(m_rooms["general"], 100, 10);
    QSignalSpy finished(m_search.get(), &MessageSearch::finished);
    m_search->start(MessageQuery(u"needle"_s), {general});
    m_search->start(MessageQuery(u"hay 99"_s), {general});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_search->hits().size(), 1);
    QCOMPARE(m_search->hits().first().body, "hay 99");
}

void TestMessageSearch::findsNothingWithoutWords()
{
    fill(m_rooms["general"], 10, 1);
    QSignalSpy finished(m_search.get(), &MessageSearch::finished);
    m_search->start(MessageQuery(u"  "_s), {general});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(m_search->hits().isEmpty());
}

QTEST_GUILESS_MAIN(TestMessageSearch)
#include "tst_messagesearch.moc"
