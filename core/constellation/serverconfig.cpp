#include "core/constellation/serverconfig.h"

#include <QFile>

namespace constellation {

namespace {

QByteArray replicaLines(const redis::Endpoint &master, int majorVersion)
{
    const QByteArray address = master.host.toLatin1() + ' ' + QByteArray::number(master.port);
    if (majorVersion < 5)
        return "\n# Whose data it copies: the master's host, then its port, which must be given.\n"
               "# (Redis 5 and later say replicaof.)\nslaveof "
            + address + '\n';
    return "\n# Whose data it copies: the master's host, then its port, which must be given.\n"
           "# (Redis 4 and earlier said slaveof.)\nreplicaof "
        + address + '\n';
}

QByteArray sentinelLines(const SentinelTask &task, const QString &folder)
{
    const QByteArray name = task.masterName.toLatin1();
    return "dir " + quoteConfigWord(QFile::encodeName(folder))
        + "\n\n# Which master it watches, under which name, and how many Sentinels must find it "
          "down.\n"
          "# The replicas and the other Sentinels it finds by itself.\nsentinel monitor "
        + name + ' ' + task.master.host.toLatin1() + ' ' + QByteArray::number(task.master.port)
        + ' ' + QByteArray::number(task.quorum)
        + "\n\n# After how much silence it holds a server for down.\n"
          "sentinel down-after-milliseconds "
        + name + ' ' + QByteArray::number(qint64(task.downAfter.count()))
        + "\n\n# How long one failover may take, and how many replicas then copy at once.\n"
          "sentinel failover-timeout "
        + name + " 10000\nsentinel parallel-syncs " + name
        + " 2\n\n# The log goes to standard output, where Taproom reads how far the Sentinel is.\n"
          "daemonize no\nlogfile \"\"\n";
}

QByteArray clusterLines(const ClusterTask &task)
{
    return "\n# It is a node of a cluster: it serves some of the 16384 slots, or copies a master "
           "that does.\n"
           "# Which ones it writes down in nodes.conf by itself.\ncluster-enabled yes\n"
           "cluster-config-file nodes.conf\n\n# Where the nodes talk to each other.\ncluster-port "
        + QByteArray::number(task.busPort)
        + "\n\n# After how much silence, in ms, the others hold it for down and promote its "
          "replica.\n"
          "cluster-node-timeout "
        + QByteArray::number(qint64(task.nodeTimeout.count()))
        + "\n\n# How often, in seconds, a master says that it lives; a replica that has heard "
          "nothing yet is "
          "listed by no node.\nrepl-ping-replica-period 1\n";
}

} // namespace

QByteArray encodeServerConfig(const ServerConfig &config, const QString &folder, int majorVersion)
{
    QByteArray name = config.name.toUtf8();
    name.replace('\n', ' ');
    QByteArray text = (config.sentinel ? "# A private Sentinel of Taproom: "
                                       : "# A private server of Taproom: ")
        + name
        + ".\n# It ends with the program that started it; nothing it holds is kept.\n\n"
          "# Where it listens: only this computer reaches it.\nbind "
        + config.endpoint.host.toLatin1() + "\nport " + QByteArray::number(config.endpoint.port)
        + '\n';
    if (config.sentinel) {
        text += sentinelLines(*config.sentinel, folder);
        if (!config.extraLines.isEmpty())
            text += "\n# Besides:\n" + config.extraLines.join('\n') + '\n';
        return text;
    }
    if (config.replicaOf)
        text += replicaLines(*config.replicaOf, majorVersion);
    if (config.cluster)
        text += clusterLines(*config.cluster);
    text += "\n# Nothing is written to disk but what a replica receives at its first copy.\n"
            "save \"\"\nappendonly no\ndir "
        + quoteConfigWord(QFile::encodeName(folder))
        + "\n\n# Its own replicas get their first copy at once; the default waits 5 s for more of "
          "them.\n"
          "repl-diskless-sync yes\nrepl-diskless-sync-delay 0\n"
          "\n# The log goes to standard output, where Taproom reads how far the server is.\n"
          "daemonize no\nlogfile \"\"\nloglevel notice\n";
    if (!config.extraLines.isEmpty())
        text += "\n# Besides:\n" + config.extraLines.join('\n') + '\n';
    return text;
}

QByteArray quoteConfigWord(QByteArrayView word)
{
    QByteArray quoted = "\"";
    for (const char letter : word) {
        const auto code = uchar(letter);
        if (letter == '"' || letter == '\\')
            quoted += '\\';
        if (code < 0x20 || code == 0x7f)
            quoted += "\\x" + QByteArray::number(code, 16).rightJustified(2, '0');
        else
            quoted += letter;
    }
    return quoted + '"';
}

} // namespace constellation
