#include "naivetimeline.h"

#include <QRandomGenerator>
#include <QtTest>

using chat::ChatMessage;
using chat::EntryKind;
using chat::LogId;
using chat::Timeline;
using chat::TimelineChange;
using chat::TimelineChanges;
using chat::TimelineEntry;

namespace {

const QByteArray ownName("alice");

/// Random edits, done to a timeline and to its naive twin.
class Twins {
public:
    explicit Twins(quint32 seed)
        : m_random(seed)
    {
    }

    void step(int idSpan)
    {
        m_now += m_random.bounded(3);
        const LogId id {quint64(m_random.bounded(idSpan)), quint64(m_random.bounded(2))};
        switch (m_random.bounded(12)) {
        case 0:
            addWaiting();
            break;
        case 1:
            withUid([&](const QByteArray &uid) { setStored(uid, id); });
            break;
        case 2:
            withUid([&](const QByteArray &uid) {
                m_naive.setReplicated(uid), follow(timeline.setReplicated(uid));
            });
            break;
        case 3:
            withUid([&](const QByteArray &uid) {
                m_naive.setRefused(uid), follow(timeline.setRefused(uid, {}));
            });
            break;
        case 4:
            if (m_random.bounded(3) == 0)
                withUid([&](const QByteArray &uid) {
                    m_naive.remove(uid), follow(timeline.remove(uid));
                });
            break;
        case 5:
            m_naive.addGap(id, {id.milliseconds + 4, 0});
            follow(timeline.addGap(EntryKind::Gap, id, {id.milliseconds + 4, 0}));
            break;
        case 6:
            m_naive.removeGap(id);
            follow(timeline.removeGap(id));
            break;
        default:
            addSome(idSpan);
        }
    }

    /// Empty when both agree and the changes, followed one by one, lead to the same rows.
    QString difference() const
    {
        if (timeline.size() != m_naive.rows().size() || timeline.size() != m_followed.size())
            return QStringLiteral("sizes %1 %2 %3")
                .arg(timeline.size())
                .arg(m_naive.rows().size())
                .arg(m_followed.size());
        for (qsizetype row = 0; row < timeline.size(); ++row) {
            const TimelineEntry entry = timeline.at(row);
            const NaiveTimeline::Row &expected = m_naive.rows().at(row);
            const ChatMessage &message = expected.message;
            const bool same = entry.kind == expected.kind && entry.id == message.id
                && entry.uid.toByteArray() == message.uid && entry.body == message.body
                && entry.from == message.from && entry.channel == message.channel
                && entry.re.toByteArray() == message.re && entry.state == expected.state
                && entry.plain == message.plain && entry.gapFrom == expected.gapFrom
                && entry.gapTo == expected.gapTo && entry.messageKind == message.kind;
            if (!same)
                return QStringLiteral("row %1").arg(row);
            if (entry.entry != m_followed.at(row))
                return QStringLiteral("the changes lead to another entry in row %1").arg(row);
            if (timeline.rowOf(entry.entry) != row)
                return QStringLiteral("rowOf in row %1").arg(row);
            if (!message.uid.isEmpty() && timeline.rowOfUid(message.uid) != row
                && m_naive.find(message.uid) == row)
                return QStringLiteral("rowOfUid in row %1").arg(row);
            if (!message.id.isNull() && !timeline.contains(message.id))
                return QStringLiteral("contains in row %1").arg(row);
        }
        return {};
    }

    Timeline timeline;

private:
    template <typename Edit>
    void withUid(Edit edit)
    {
        if (!m_uids.isEmpty())
            edit(m_uids.at(m_random.bounded(int(m_uids.size()))));
    }

    ChatMessage message(bool own)
    {
        ChatMessage made;
        made.uid = m_random.bounded(4) == 0 ? "odd uid " + QByteArray::number(++m_count)
                                            : QByteArray::number(++m_count + 0x100000, 32)
                                                  .toUpper()
                                                  .replace('U', 'X')
                                                  .replace('I', 'Y')
                                                  .replace('L', 'Z')
                                                  .replace('O', 'W')
                                                  .rightJustified(26, '0');
        made.from = own ? ownName : "user " + QByteArray::number(m_random.bounded(5));
        made.body = QByteArray(
                        m_random.bounded(9) == 0 ? m_random.bounded(200) : m_random.bounded(3), 'b')
            + QByteArray::number(m_count);
        made.kind = chat::MessageKind(m_random.bounded(10));
        made.at = std::chrono::milliseconds(m_now);
        if (m_random.bounded(6) == 0)
            made.re = m_uids.isEmpty() ? QByteArray("none") : m_uids.constFirst();
        return made;
    }

    void addWaiting()
    {
        const ChatMessage own = message(true);
        m_uids.append(own.uid);
        m_naive.addWaiting(own);
        follow(timeline.addWaiting(own));
    }

    void setStored(const QByteArray &uid, const LogId &id)
    {
        if (id.isNull())
            return;
        m_naive.setStored(uid, id);
        follow(timeline.setStored(uid, id));
    }

    void addSome(int idSpan)
    {
        QList<ChatMessage> messages;
        const int count = 1 + m_random.bounded(m_random.bounded(10) == 0 ? 300 : 4);
        LogId id {quint64(m_random.bounded(idSpan)), 0};
        if (m_random.bounded(4) == 0)
            id.milliseconds += quint64(1) << (20 + m_random.bounded(40));
        for (int i = 0; i < count; ++i) {
            ChatMessage made = message(m_random.bounded(4) == 0);
            if (m_random.bounded(8) == 0) {
                made.plain = true;
                made.uid.clear();
                made.from.clear();
                made.channel = "channel " + QByteArray::number(m_random.bounded(3));
            } else {
                made.id = id;
                id.sequence += quint64(1) << (m_random.bounded(50) == 0 ? 33 : 0);
                if (m_random.bounded(8) == 0 && !m_uids.isEmpty())
                    made.uid = m_uids.at(m_random.bounded(int(m_uids.size())));
                else
                    m_uids.append(made.uid);
            }
            messages.append(made);
        }
        for (const ChatMessage &made : std::as_const(messages))
            m_naive.add(made, ownName);
        follow(timeline.add(messages, ownName));
    }

    void follow(const TimelineChanges &changes)
    {
        for (const TimelineChange &change : changes) {
            if (change.type == TimelineChange::Type::Inserted)
                m_followed.insert(change.row, change.count, 0);
            if (change.type == TimelineChange::Type::Removed)
                m_followed.remove(change.row, change.count);
        }
        for (qsizetype row = 0; row < m_followed.size() && row < timeline.size(); ++row) {
            if (m_followed.at(row) == 0)
                m_followed[row] = timeline.at(row).entry;
        }
    }

    QRandomGenerator m_random;
    NaiveTimeline m_naive;
    QList<chat::EntryId> m_followed;
    QList<QByteArray> m_uids;
    int m_count = 0;
    qint64 m_now = 0;
};

} // namespace

class TestTimelineModel : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheSimplestModel_data();
    void agreesWithTheSimplestModel();
};

void TestTimelineModel::agreesWithTheSimplestModel_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("idSpan");
    QTest::addColumn<int>("steps");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("crowded ids, seed %u", seed) << seed << 40 << 100;
    for (quint32 seed = 1; seed <= 3; ++seed)
        QTest::addRow("wide ids, seed %u", seed) << seed << 1000000 << 250;
}

void TestTimelineModel::agreesWithTheSimplestModel()
{
    QFETCH(quint32, seed);
    QFETCH(int, idSpan);
    QFETCH(int, steps);
    Twins twins(seed);
    for (int i = 0; i < steps; ++i) {
        twins.step(idSpan);
        if (idSpan < 1000 || i % 10 == 9)
            QCOMPARE(twins.difference(), QString());
    }
    QVERIFY(twins.timeline.size() > 0);
}

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
