#pragma once

#include "core/archive/historyfile.h"
#include "core/archive/outboxfile.h"
#include "core/base/worker.h"
#include "core/chat/localstores.h"

#include <QObject>

namespace chat {
class ChatService;
}
namespace redis {
struct RedisConfig;
}

namespace app {

/// What is kept of one user on one server on this computer: the outbox and what was seen.
/// Thread: GUI. Lifetime: the clock must outlive it, and it the chat that uses it.
class ChatStores final : public QObject {
    Q_OBJECT

public:
    ChatStores(const QString &dataFolder, const redis::RedisConfig &config, const QString &userName,
        const base::Clock &clock, QObject *parent = nullptr);

    chat::LocalStores stores() { return {&m_outbox, &m_archive}; }
    /// Its budget and its wiping are settings.
    archive::HistoryFile &archive() { return m_archive; }
    /// Files that cannot be written, or were damaged, are for the user to know.
    void tellTroubleTo(chat::ChatService &chat);

private:
    const QString m_folder;
    base::Worker m_worker;
    archive::OutboxFile m_outbox;
    archive::HistoryFile m_archive;
};

} // namespace app
