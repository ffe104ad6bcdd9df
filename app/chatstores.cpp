#include "app/chatstores.h"

#include "core/chat/chatservice.h"
#include "core/redis/redisconfig.h"

#include <QCryptographicHash>

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

/// The folder of one user on one server; the same whatever the password is.
QString storeFolder(const QString &dataFolder, const redis::RedisConfig &config,
    const QString &userName)
{
    const QString who = redis::toStoredUrl(config) + u'\n' + userName;
    const QByteArray name
        = QCryptographicHash::hash(who.toUtf8(), QCryptographicHash::Sha1).toHex().first(16);
    return dataFolder + u"/chats/"_s + QString::fromLatin1(name);
}

} // namespace

ChatStores::ChatStores(const QString &dataFolder, const redis::RedisConfig &config,
    const QString &userName, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_folder(storeFolder(dataFolder, config, userName))
    , m_worker(u"taproom-store"_s)
    , m_outbox(QString(m_folder + u"/outbox.sqlite"_s), m_worker, clock)
    , m_archive(QString(m_folder + u"/archive.sqlite"_s), m_worker, clock)
{
}

void ChatStores::tellTroubleTo(chat::ChatService &chat)
{
    const auto tell = [&chat](const base::Error &error) { chat.raiseWarning(error); };
    const auto tellAside = [tell] {
        tell({base::ErrorKind::Storage, u"SETASIDE"_s,
            u"a damaged file was set aside and is made anew"_s});
    };
    connect(&m_outbox, &archive::OutboxFile::failed, &chat, tell);
    connect(&m_archive, &archive::HistoryFile::failed, &chat, tell);
    connect(&m_outbox, &archive::OutboxFile::setAside, &chat, tellAside);
    connect(&m_archive, &archive::HistoryFile::setAside, &chat, tellAside);
}

} // namespace app
