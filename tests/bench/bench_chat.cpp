#include "core/chat/messagecodec.h"
#include "core/chat/recovery.h"
#include "core/chat/timeline.h"
#include "core/resp/respparser.h"
#include "tests/bench/benchsupport.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;
using chat::ChatMessage;
using chat::Recovery;
using chat::Timeline;

namespace {

constexpr int MessageCount = 100'000;
constexpr quint64 FirstMillisecond = 1'795'462'772'424;
constexpr qsizetype ReadBytes = 64 * 1024;

/// A message of 100 bytes in a room with 17 speakers; every tenth has an escape, as links do.
ChatMessage messageOf(int number)
{
    ChatMessage made;
    made.id = {FirstMillisecond + quint64(number) * 37, 0};
    made.previous = {FirstMillisecond + quint64(number - 1) * 37, 0};
    if (number == 0)
        made.previous = {};
    made.uid = "01JD" + QByteArray::number(number).rightJustified(22, '0');
    made.from = "user" + QByteArray::number(number % 17);
    made.body = QByteArray::number(number).leftJustified(100, 'x');
    if (number % 10 == 0)
        made.body.replace(20, 1, "\"");
    return made;
}

/// What a subscriber of the room reads from its socket (RESP3).
QByteArray pushes(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i) {
        const QByteArray payload = chat::encodeEnvelope(messageOf(i));
        bytes += ">3\r\n$7\r\nmessage\r\n$7\r\ngeneral\r\n$" + QByteArray::number(payload.size())
            + "\r\n" + payload + "\r\n";
    }
    return bytes;
}

/// The way in without socket and window, one batch a read.
class Path {
public:
    Path()
    {
        const auto ticket = m_recovery.subscribed().read->ticket;
        m_recovery.takePage(ticket, {}, {});
    }

    void read(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            const std::span<char> room = m_parser.writable();
            const qsizetype count = std::min({bytes.size(), qsizetype(room.size()), ReadBytes});
            std::memcpy(room.data(), bytes.data(), size_t(count));
            bytes = bytes.sliced(count);
            m_parser.written(count);
            takeRead();
        }
    }
    const Timeline &timeline() const { return m_timeline; }

private:
    void takeRead()
    {
        QList<ChatMessage> heard;
        while (m_parser.next() == resp::RespParser::Step::Message)
            heard.append(chat::toMessage(m_parser.message().payload, {}));
        m_log.append(heard);
        chat::RecoveryStep step = m_recovery.takeLive(std::move(heard));
        m_timeline.add(step.show, "alice");
        while (step.read)
            confirm(step);
    }
    /// What came live is read from the log now and then: without the log's own bytes, which another row has.
    void confirm(chat::RecoveryStep &step)
    {
        const chat::LogRead wanted = *step.read;
        m_log.removeIf([&](const ChatMessage &message) { return message.id < wanted.from; });
        chat::LogPage page;
        page.messages = m_log.first(std::min<qsizetype>(m_log.size(), wanted.count));
        page.entries = page.messages.size();
        page.first = page.messages.constFirst().id;
        page.last = page.messages.constLast().id;
        step = m_recovery.takePage(wanted.ticket, page, {FirstMillisecond, 0});
        m_timeline.add(step.show, "alice");
    }

    resp::RespParser m_parser;
    Recovery m_recovery {50};
    QList<ChatMessage> m_log; ///< since it was read last
    Timeline m_timeline;
};

QList<ChatMessage> messagesFrom(int first, int count)
{
    QList<ChatMessage> list;
    for (int i = first; i < first + count; ++i)
        list.append(messageOf(i));
    return list;
}

double microsecondsSince(double seconds, int count)
{
    return (bench::threadSeconds() - seconds) * 1e6 / count;
}

double pathRound(const QByteArray &bytes)
{
    Path path;
    const double start = bench::threadSeconds();
    path.read(bytes);
    const double spent = microsecondsSince(start, MessageCount);
    return path.timeline().size() == MessageCount ? spent : 1e9;
}

double decodeRound(const QByteArrayList &payloads)
{
    qsizetype bytes = 0;
    const double start = bench::threadSeconds();
    for (const QByteArray &payload : payloads)
        bytes += chat::toMessage(payload, {}).body.size();
    const double spent = microsecondsSince(start, int(payloads.size()));
    return bytes >= 100 * payloads.size() ? spent : 1e9;
}

/// History in front, page by page, as scrolling up does.
double prependRound(const QList<ChatMessage> &messages)
{
    constexpr int page = 200;
    Timeline timeline;
    const double start = bench::threadSeconds();
    for (qsizetype last = messages.size(); last > 0; last -= page)
        timeline.add(messages.sliced(last - page, page), "alice");
    const double spent = microsecondsSince(start, int(messages.size()));
    return timeline.size() == messages.size() ? spent : 1e9;
}

double lookRound(const Timeline &timeline)
{
    qsizetype bytes = 0;
    const double start = bench::threadSeconds();
    for (qsizetype i = 0; i < MessageCount; ++i)
        bytes += timeline.at(i * 7919 % timeline.size()).body.size();
    const double spent = microsecondsSince(start, MessageCount);
    return bytes >= 100 * MessageCount ? spent : 1e9;
}

bench::Row rowOf(const QString &name, const QString &unit, double target,
    std::function<double()> round)
{
    bench::Row row;
    row.name = name;
    row.unit = unit;
    row.better = bench::Better::Lower;
    row.ours = {u"taproom"_s, std::move(round)};
    row.target = target;
    return row;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto options = bench::parseOptions(QCoreApplication::arguments());
    if (!options)
        return 2;

    const QByteArray bytes = pushes(MessageCount);
    const QList<ChatMessage> messages = messagesFrom(0, MessageCount);
    QByteArrayList payloads;
    for (const ChatMessage &message : messages)
        payloads << chat::encodeEnvelope(message);
    Timeline full;
    full.add(messages, "alice");

    const QList<bench::Row> rows {
        rowOf(u"bytes, decoded, recovered, in the store"_s, u"us/message"_s, 2.0,
            [&] { return pathRound(bytes); }),
        rowOf(u"decoding alone"_s, u"us/message"_s, 1.0, [&] { return decodeRound(payloads); }),
        rowOf(u"history in front, pages of 200"_s, u"us/message"_s, 1.0,
            [&] { return prependRound(messages); }),
        rowOf(u"a row by its number, anywhere"_s, u"us/row"_s, 1.0,
            [&] { return lookRound(full); }),
        rowOf(u"memory of a message of 100 B"_s, u"B/message"_s, 160,
            [&] { return double(full.memoryBytes()) / MessageCount; }),
    };
    return bench::run(u"chat: from the socket's bytes to the timeline's store"_s, rows, *options);
}
