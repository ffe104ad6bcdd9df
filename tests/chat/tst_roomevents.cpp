#include "core/chat/joinedroom.h"

#include <QtTest>

using chat::ChatMessage;
using chat::MessageKind;
using chat::Reaction;
using chat::RoomEvents;

namespace {

ChatMessage noted(quint64 id, MessageKind kind, const QByteArray &from, const QByteArray &body,
    const QByteArray &re = "u1")
{
    ChatMessage made;
    made.id = {id, 0};
    made.uid = "u" + QByteArray::number(id);
    made.from = from;
    made.kind = kind;
    made.body = body;
    made.re = re;
    return made;
}

ChatMessage text(quint64 id, const QByteArray &from, const QByteArray &body)
{
    return noted(id, MessageKind::Text, from, body, {});
}

QByteArray bodies(const chat::JoinedRoom &joined)
{
    QByteArrayList list;
    for (qsizetype row = 0; row < joined.timeline.size(); ++row) {
        const chat::TimelineEntry entry = joined.timeline.at(row);
        list << (entry.deleted ? QByteArray("(deleted)") : entry.body.toByteArray())
                + (entry.edited ? "*" : "");
    }
    return list.join(' ');
}

} // namespace

/// Edits, deletions and reactions, and what they make of a room's rows.
class TestRoomEvents final : public QObject {
    Q_OBJECT

private slots:
    void takesTheNewestEditOfTheSender()
    {
        RoomEvents events;
        events.take(noted(5, MessageKind::Edit, "alice", "second"));
        events.take(noted(3, MessageKind::Edit, "alice", "first"));
        events.take(noted(9, MessageKind::Edit, "eve", "forged"));
        QCOMPARE(events.amendment("u1", "alice").body, QByteArray("second"));
        QVERIFY(!events.amendment("u1", "alice").isDeleted);
        QVERIFY(!events.amendment("u1", "bob").body);
        QVERIFY(!events.amendment("u2", "alice").body);
    }

    void whatIsDeletedStaysDeleted()
    {
        RoomEvents events;
        events.take(noted(5, MessageKind::Delete, "alice", {}));
        events.take(noted(7, MessageKind::Edit, "alice", "back"));
        QVERIFY(events.amendment("u1", "alice").isDeleted);
        RoomEvents late;
        late.take(noted(7, MessageKind::Edit, "alice", "edited"));
        late.take(noted(5, MessageKind::Delete, "alice", {}));
        QVERIFY(late.amendment("u1", "alice").isDeleted);
    }

    void countsReactions()
    {
        RoomEvents events;
        events.take(noted(3, MessageKind::React, "bob", "👍"));
        events.take(noted(4, MessageKind::React, "carol", "🎉"));
        events.take(noted(5, MessageKind::React, "alice", "👍"));
        events.take(noted(5, MessageKind::React, "alice", "👍"));
        const QList<Reaction> both {{"👍", {"bob", "alice"}}, {"🎉", {"carol"}}};
        QCOMPARE(events.reactions("u1"), both);
        events.take(noted(6, MessageKind::React, "bob", "-👍"));
        events.take(noted(2, MessageKind::React, "bob", "👍"));
        const QList<Reaction> less {{"🎉", {"carol"}}, {"👍", {"alice"}}};
        QCOMPARE(events.reactions("u1"), less);
        events.take(noted(8, MessageKind::React, "bob", QByteArray(100, 'x')));
        events.take(noted(9, MessageKind::React, "bob", "-"));
        QCOMPARE(events.reactions("u1"), less);
    }

    void boundsWhatItKeeps()
    {
        RoomEvents events;
        for (quint64 i = 1; i <= quint64(RoomEvents::maxTargets) + 1; ++i)
            events.take(noted(i, MessageKind::React, "bob", "x", QByteArray::number(i)));
        QVERIFY(!events.isAbout("1"));
        QVERIFY(events.isAbout("2"));
        for (int i = 0; i < 2 * RoomEvents::maxPerTarget; ++i)
            events.take(noted(quint64(i) + 1, MessageKind::React, QByteArray::number(i), "x"));
        QCOMPARE(events.reactions("u1").constFirst().names.size(), RoomEvents::maxPerTarget);
    }

    void changesRowsAndHasNone()
    {
        chat::JoinedRoom joined;
        const chat::MentionFinder nobody("zoe");
        const auto add = [&](const QList<ChatMessage> &messages) {
            return joined.add(messages, "zoe", nobody, true);
        };
        add({text(1, "alice", "one"), text(2, "bob", "two")});
        const auto changes = add({noted(3, MessageKind::Edit, "alice", "uno")});
        QCOMPARE(changes.constFirst().type, chat::TimelineChange::Type::Updated);
        QCOMPARE(changes.constFirst().row, 0);
        add({noted(4, MessageKind::Delete, "bob", {}, "u2"),
            noted(5, MessageKind::Delete, "bob", {}, "u1")});
        QCOMPARE(bodies(joined), "uno* (deleted)");
        QCOMPARE(joined.timeline.at(0).id, (chat::LogId {1, 0}));
    }

    void waitsForWhatItIsAbout()
    {
        chat::JoinedRoom joined;
        const chat::MentionFinder nobody("zoe");
        joined.add({noted(9, MessageKind::Edit, "alice", "uno"), text(10, "bob", "ten")}, "zoe",
            nobody, true);
        QCOMPARE(bodies(joined), "ten");
        joined.addOlder({text(1, "alice", "one")}, "zoe");
        QCOMPARE(bodies(joined), "uno* ten");
    }

    void countsUnreadFromThePointerOn()
    {
        chat::JoinedRoom joined;
        const chat::MentionFinder finder("zoe");
        joined.add({text(1, "alice", "one"), text(2, "bob", "zoe: two"), text(3, "zoe", "own"),
                       text(4, "bob", "four")},
            "zoe", finder, true);
        joined.room.readUpTo = {1, 0};
        joined.recount("zoe", finder);
        QCOMPARE(joined.room.unread, 2);
        QCOMPARE(joined.room.mentions, 1);
        joined.room.readUpTo = {4, 0};
        joined.recount("zoe", finder);
        QCOMPARE(joined.room.unread, 0);
    }
};

QTEST_GUILESS_MAIN(TestRoomEvents)
#include "tst_roomevents.moc"
