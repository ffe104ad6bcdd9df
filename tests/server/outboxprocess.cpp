#include "core/archive/outboxfile.h"
#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "core/base/worker.h"
#include "core/chat/poster.h"
#include "core/redis/redisclient.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Writes a line at once: the process may be killed after it.
void say(const char *word, int number)
{
    std::printf("%s %d\n", word, number);
    std::fflush(stdout);
}

} // namespace

/// Posts the messages FIRST … LAST to the room `general` by way of an outbox on disk, and ends when nothing
/// waits any more. Words: URL FILE FIRST LAST. A test kills it wherever it is.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 5)
        return 2;
    const auto config = redis::parseRedisUrl(words.at(1));
    if (!config)
        return 2;
    base::SystemClock clock;
    base::SystemRandomSource random;
    base::Worker worker(u"outbox"_s);
    archive::OutboxFile file(words.at(2), worker, clock);
    redis::RedisClient client(*config, clock, random);
    chat::Poster poster(client, clock, random, "alice", &file);
    int next = words.at(3).toInt();
    const int last = words.at(4).toInt();

    // A message is kept when it is on disk; only then does the next one come.
    bool isWriting = false;
    QTimer ticks;
    QObject::connect(&ticks, &QTimer::timeout, &poster, [&] {
        const QList<chat::OutboxEntry> &entries = poster.outbox().entries();
        const bool isWritten
            = entries.isEmpty() || entries.constLast().state != chat::OutboxEntry::State::Writing;
        if (isWriting && isWritten) {
            isWriting = false;
            say("kept", next++);
        }
        if (!isWriting && next <= last) {
            const chat::Draft draft {chat::MessageKind::Text, QByteArray::number(next), {}};
            isWriting = poster.post(chat::RoomId("general"), draft).has_value();
        }
        if (next > last && entries.isEmpty())
            QCoreApplication::quit();
    });
    QObject::connect(&poster, &chat::Poster::restored, &poster, [&] {
        say("restored", int(poster.outbox().entries().size()));
        ticks.start(0ms);
    });
    client.start();
    return QCoreApplication::exec();
}
