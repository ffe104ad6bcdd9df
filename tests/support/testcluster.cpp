#include "tests/support/testcluster.h"

#include "core/redis/slothash.h"
#include "tests/support/testserver.h"

using namespace Qt::Literals::StringLiterals;

namespace support {

namespace {

QString slotText(const QByteArray &key)
{
    return QString::number(redis::hashSlot(key));
}

} // namespace

QString TestCluster::url(qsizetype place) const
{
    return u"redis+cluster://"_s + toText(endpoint(place));
}

QByteArray TestCluster::cli(qsizetype place, const QStringList &words) const
{
    return runRedisCli(endpoint(place).port, words);
}

qsizetype TestCluster::masterOf(const QByteArray &key)
{
    return (redis::hashSlot(key) * 3 + 2) / redis::slotCount; // as the slots were shared
}

QByteArray TestCluster::idOf(qsizetype place) const
{
    return cli(place, {u"CLUSTER"_s, u"MYID"_s});
}

void TestCluster::beginMove(const QByteArray &key, qsizetype from, qsizetype to) const
{
    const QString slot = slotText(key);
    cli(to, {u"CLUSTER"_s, u"SETSLOT"_s, slot, u"IMPORTING"_s, QString::fromLatin1(idOf(from))});
    cli(from, {u"CLUSTER"_s, u"SETSLOT"_s, slot, u"MIGRATING"_s, QString::fromLatin1(idOf(to))});
}

void TestCluster::moveKeys(const QByteArray &key, qsizetype from, qsizetype to, int most) const
{
    const QByteArray keys
        = cli(from, {u"CLUSTER"_s, u"GETKEYSINSLOT"_s, slotText(key), QString::number(most)});
    if (keys.isEmpty())
        return;
    QStringList words {u"MIGRATE"_s, endpoint(to).host, QString::number(endpoint(to).port),
        QString(), u"0"_s, u"5000"_s, u"KEYS"_s};
    for (const QByteArray &moved : keys.split('\n'))
        words.append(QString::fromUtf8(moved));
    cli(from, words);
}

void TestCluster::endMove(const QByteArray &key, qsizetype from, qsizetype to) const
{
    const QString id = QString::fromLatin1(idOf(to));
    for (const qsizetype place : {to, from})
        cli(place, {u"CLUSTER"_s, u"SETSLOT"_s, slotText(key), u"NODE"_s, id});
}

} // namespace support
