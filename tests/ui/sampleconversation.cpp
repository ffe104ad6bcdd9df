#include "tests/ui/sampleconversation.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace sample {

namespace {

const QByteArray carol = "carol";

// ULIDs that differ in their last letters.
QByteArray uidOf(int number)
{
    return "01JDBQZZZZZZZZZZZZZZZZ" + QByteArray::number(1000 + number).rightJustified(4, '0');
}

chat::ChatMessage own(int number, const QByteArray &body, std::chrono::milliseconds when)
{
    chat::ChatMessage message;
    message.uid = uidOf(number);
    message.from = carol;
    message.body = body;
    message.at = when;
    return message;
}

} // namespace

std::chrono::milliseconds at(int hour, int minute, int second)
{
    const QDateTime time(QDate(2026, 11, 23), QTime(hour, minute, second), Qt::UTC);
    return std::chrono::milliseconds(time.toMSecsSinceEpoch());
}

chat::ChatMessage message(const QByteArray &from, const QByteArray &body,
    std::chrono::milliseconds when)
{
    static int number = 0;
    chat::ChatMessage message;
    message.id = {quint64(when.count()), quint64(++number)};
    message.uid = uidOf(2000 + number);
    message.from = from;
    message.body = body;
    message.at = when;
    return message;
}

chat::ChatMessage plain(const QByteArray &body, std::chrono::milliseconds when)
{
    chat::ChatMessage message;
    message.body = body;
    message.at = when;
    message.plain = true;
    return message;
}

chat::Timeline conversation()
{
    chat::Timeline timeline;
    timeline.add(
        {message("alice", "Failover drill at 15:00. I'll kill the master, you watch the lag.",
             at(14, 2)),
            message("alice",
                "Log follows in `alerts.failover`, subscribe with the pattern if you want the "
                "noise.",
                at(14, 3)),
            message("李雷", "收到。我会盯着从库的延迟，主库切换后第一条消息应该在两秒内。",
                at(14, 5))},
        carol);
    timeline.addGap(chat::EntryKind::Trimmed, timeline.lastId(), {quint64(at(14, 32).count()), 0});
    timeline.add(
        {plain(R"({ "service": "billing", "event": "deploy", "version": "2.14.0" })", at(14, 40))},
        carol);
    timeline.add({message("bob", "@carol replica 2 caught up, 0.2 s behind. Ready when you are.",
                     at(14, 58))},
        carol);
    const QByteArrayList lines {"Ready. Cutting in three…", "two…", "one."};
    for (int i = 0; i < lines.size(); ++i)
        timeline.addWaiting(own(i, lines.at(i), at(14, 59, i)));
    timeline.setStored(uidOf(0), {quint64(at(14, 59, 0).count()), 0});
    timeline.setReplicated(uidOf(0));
    timeline.setStored(uidOf(1), {quint64(at(14, 59, 1).count()), 0});
    return timeline;
}

chat::Timeline showcase()
{
    chat::Timeline timeline;
    QByteArray poem;
    for (int i = 1; i <= 60; ++i)
        poem += "line " + QByteArray::number(i) + " of a long message\n";
    chat::ChatMessage action = message("alice", "waves at @bob", at(9, 7));
    action.kind = chat::MessageKind::Action;
    chat::ChatMessage join = message("dave", "", at(9, 8));
    join.kind = chat::MessageKind::Join;
    chat::ChatMessage topic = message("alice", "What the whole crew should see", at(9, 9));
    topic.kind = chat::MessageKind::Topic;
    chat::ChatMessage event
        = plain("deploy of billing 2.14.0 done, see https://ci.example.org/4711", at(9, 16));
    event.channel = "alerts.deploy";
    timeline.add(
        {message("alice", "**Bold**, *italic*, `code`, ***both***, a * lone star and 2*3*4.",
             at(9, 0)),
            message("alice",
                "Links: https://redis.io/docs/latest/?q=a(b). And mailto:ops@example.org, "
                "but not javascript:alert(1).",
                at(9, 1)),
            message("bob",
                "Before\n```sh\nredis-cli -p 6380 INFO replication\nPUBLISH general "
                "hi\n```\nafter.",
                at(9, 2)),
            message("dave", "שלום עולם, this is mixed, and \xE2\x80\xAEoverride\xE2\x80\xAC too",
                at(9, 3)),
            message("dave",
                "Bell \a and escape \x1b[31m stay visible. Emoji 👍 🍻 👩‍💻 😀",
                at(9, 4)),
            action, join, topic, message("李雷", poem, at(9, 10)),
            plain("\xff\xfe\x01\x02no text", at(9, 15)), event},
        carol);
    timeline.addWaiting(own(50, "This one was refused", at(9, 20)));
    timeline.setRefused(uidOf(50),
        {base::ErrorKind::Server, u"OOM"_s, u"OOM command not allowed"_s});
    return timeline;
}

QList<chat::ChatMessage> chatter(qsizetype count, qsizetype firstMinute)
{
    const QByteArrayList users {"alice", "bob", "李雷", "dave"};
    QList<chat::ChatMessage> messages;
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype number = firstMinute + i;
        messages.append(message(users.at(number / 3 % users.size()),
            "message " + QByteArray::number(number) + " of a conversation that goes on and on",
            at(0, 0) + std::chrono::seconds(number * 20)));
    }
    return messages;
}

} // namespace sample
