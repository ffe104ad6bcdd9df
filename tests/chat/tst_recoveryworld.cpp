#include "core/chat/recovery.h"

#include <QRandomGenerator>
#include <QtTest>

using chat::ChatMessage;
using chat::LogId;
using chat::LogPage;
using chat::LogRead;
using chat::Recovery;
using chat::RecoveryStep;

namespace {

/// A room's log, a line to its reader that loses and delays things, and the reader.
class World {
public:
    explicit World(quint32 seed)
        : m_random(seed)
    {
    }

    void run(int steps)
    {
        for (int i = 0; i < steps; ++i)
            happen();
        // At last all is well again: the subscription stands and everything asked for is answered.
        subscribe();
        settle();
        post(true);
        ring();
        settle();
        take(m_recovery.checkNewest(m_log.constLast().id));
        settle();
    }

    /// Empty when everything that was not trimmed in time came once and in order, and no hole was silent.
    QString fault() const
    {
        qsizetype next = 0;
        for (const ChatMessage &shown : m_shown) {
            // Lost or forged, but the log was trimmed since and would not have it either: nobody can tell.
            const bool isNone = m_gone.contains(shown.uid) || shown.from == "eve";
            const bool isUndecided = isNone && shown.id < m_log.at(m_begin).id;
            if (shown.plain || isUndecided)
                continue;
            while (next < m_log.size() && m_log.at(next).id != shown.id) {
                if (!isInHole(m_log.at(next).id))
                    return QStringLiteral("lost or out of order: %1")
                        .arg(m_log.at(next).id.milliseconds);
                ++next;
            }
            if (next == m_log.size())
                return QStringLiteral("twice or never sent: %1").arg(shown.id.milliseconds);
            ++next;
        }
        return next == m_log.size() ? QString() : QStringLiteral("the last ones are missing");
    }

    int reads = 0;
    int holes() const { return int(m_holes.size()); }

private:
    void happen()
    {
        switch (m_random.bounded(14)) {
        case 12:
            if (m_random.bounded(8) == 0)
                failOver();
            break;
        case 13:
            if (m_random.bounded(4) == 0)
                forge();
            break;
        case 0:
            m_isConnected = false;
            m_line.clear();
            break;
        case 1:
            subscribe();
            break;
        case 2:
            m_line.clear(); // a full resync: a hole in a connection that lives on
            break;
        case 3:
            answer(m_random.bounded(6) == 0);
            break;
        case 4:
            take(m_recovery.recheck());
            break;
        case 5:
            if (m_isConnected && !m_log.isEmpty())
                take(m_recovery.checkNewest(m_log.constLast().id));
            break;
        case 6:
            // Who joined an empty room can't know that its log ever was longer.
            if (m_random.bounded(40) == 0 && !m_recovery.position().isNull())
                m_begin = std::min(m_log.size(), m_begin + m_random.bounded(30));
            break;
        case 7:
        case 8:
            ring();
            break;
        default:
            for (int i = m_random.bounded(4); i > 0; --i)
                post(m_isConnected && m_random.bounded(20) != 0);
        }
    }

    /// The new master lacks the end of the log.
    void failOver()
    {
        m_isConnected = false;
        m_line.clear();
        m_reads.clear();
        take(m_recovery.readFailed(m_lastTicket));
        // What was trimmed is not the tail; and a log of which nothing is left tells nothing.
        const qsizetype most = std::max<qsizetype>(0, m_log.size() - m_begin - 1);
        const qsizetype lost = std::min<qsizetype>(most, m_random.bounded(12));
        for (qsizetype i = 0; i < lost; ++i)
            m_gone.insert(m_log.takeLast().uid);
    }

    /// Somebody who knows how envelopes look publishes one that is in no log.
    void forge()
    {
        if (!m_isConnected || m_log.isEmpty())
            return;
        ChatMessage made;
        made.previous = m_line.isEmpty() ? m_log.constLast().id : m_line.constLast().id;
        made.id = {made.previous.milliseconds + 1 + m_random.bounded(2) * 1'000'000, 7};
        made.uid = "forged" + QByteArray::number(++m_forged);
        made.from = "eve";
        m_line.append(made);
    }

    void post(bool rings)
    {
        ChatMessage made;
        made.id = {++m_time + 10, quint64(m_random.bounded(3))};
        made.previous = m_log.size() > m_begin ? m_log.constLast().id : LogId();
        made.uid = QByteArray::number(m_time);
        made.from = "bob";
        m_log.append(made);
        if (rings)
            m_line.append(made);
    }

    void subscribe()
    {
        m_isConnected = true;
        m_line.clear();
        take(m_recovery.subscribed());
    }

    /// Some of what is on the line arrives.
    void ring()
    {
        const qsizetype count = m_random.bounded(int(m_line.size()) + 1);
        const QList<ChatMessage> arrived = m_line.first(count);
        m_line.remove(0, count);
        take(m_recovery.takeLive(arrived));
    }

    void answer(bool fails)
    {
        if (m_reads.isEmpty())
            return;
        const LogRead read = m_reads.takeFirst();
        if (fails) {
            take(m_recovery.readFailed(read.ticket));
            return;
        }
        LogPage page;
        const bool isNewest = read.kind == LogRead::Kind::Newest;
        const qsizetype first = isNewest ? std::max(m_begin, m_log.size() - read.count) : m_begin;
        for (qsizetype i = first; i < m_log.size() && page.entries < read.count; ++i) {
            if (!isNewest && m_log.at(i).id < read.from)
                continue;
            page.messages.append(m_log.at(i));
            page.messages.last().previous = {};
            page.last = m_log.at(i).id;
            if (page.entries++ == 0)
                page.first = page.last;
        }
        take(m_recovery.takePage(read.ticket, page,
            m_begin < m_log.size() ? m_log.at(m_begin).id : LogId()));
    }

    void settle()
    {
        while (!m_reads.isEmpty() || m_wantsRecheck || !m_line.isEmpty()) {
            if (std::exchange(m_wantsRecheck, false))
                take(m_recovery.recheck());
            answer(false);
            ring();
        }
    }

    void take(const RecoveryStep &step)
    {
        if (step.hole)
            m_holes.append(*step.hole);
        for (const chat::ShownMessage &lost : step.lost) {
            m_shown.removeIf([&](const ChatMessage &shown) {
                return shown.id == lost.id && shown.uid == lost.uid;
            });
        }
        m_shown.append(step.show);
        m_wantsRecheck = m_wantsRecheck || step.recheckAfter;
        if (step.read) {
            ++reads;
            m_lastTicket = step.read->ticket;
            m_reads.append(*step.read);
        }
    }

    bool isInHole(const LogId &id) const
    {
        // History is what the log had when it was read first; the rest has to be in a hole that was told.
        return m_shown.isEmpty() || id < m_shown.constFirst().id
            || std::any_of(m_holes.begin(), m_holes.end(),
                [&id](const chat::LogHole &hole) { return hole.from < id && id < hole.to; });
    }

    QRandomGenerator m_random;
    Recovery m_recovery {5};
    QList<ChatMessage> m_log;
    qsizetype m_begin = 0;
    QList<ChatMessage> m_line;
    bool m_isConnected = false;
    quint64 m_time = 0;
    quint64 m_lastTicket = 0;
    int m_forged = 0;
    QSet<QByteArray> m_gone;
    bool m_wantsRecheck = false;
    QList<LogRead> m_reads;
    QList<ChatMessage> m_shown;
    QList<chat::LogHole> m_holes;
};

} // namespace

class TestRecoveryWorld : public QObject {
    Q_OBJECT

private slots:
    void showsEverythingOnceAndInOrder_data();
    void showsEverythingOnceAndInOrder();
};

void TestRecoveryWorld::showsEverythingOnceAndInOrder_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestRecoveryWorld::showsEverythingOnceAndInOrder()
{
    QFETCH(quint32, seed);
    for (quint32 i = 0; i < 50; ++i) {
        World world(seed * 1000 + i);
        world.run(400);
        QVERIFY2(world.fault().isEmpty(),
            qPrintable(QStringLiteral("world %1: ").arg(i) + world.fault()));
        QVERIFY(world.reads > 3);
    }
}

QTEST_GUILESS_MAIN(TestRecoveryWorld)
#include "tst_recoveryworld.moc"
