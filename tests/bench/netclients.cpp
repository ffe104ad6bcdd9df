#include "tests/bench/netclients.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace bench {

QByteArray workChannel()
{
    return QByteArrayLiteral("chat:room:42");
}

QByteArray workPayload()
{
    return QByteArray(100, 'x');
}

QList<QByteArray> workKeys()
{
    QList<QByteArray> keys;
    for (int i = 0; i < 10'000; ++i)
        keys.append("key:" + QByteArray::number(i));
    return keys;
}

int runClient(const ClientTask &task, int argc, char *argv[])
{
    const bool isServer = task.kind == u"raw-publish" || task.kind == u"raw-stream";
    settleOn(isServer ? Side::Server : Side::Client);
    if (task.kind.startsWith(u"raw-"))
        return runRawClient(task);
    const QCoreApplication application(argc, argv);
    if (task.kind.startsWith(u"ours-"))
        return runOurClient(task);
    if (task.kind.startsWith(u"hiredis-"))
        return runHiredisClient(task);
    if (task.kind.startsWith(u"socket-"))
        return runSocketClient(task);
    std::fputs("unknown client\n", stderr);
    return 2;
}

} // namespace bench
