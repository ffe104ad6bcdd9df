#include "core/sql/serversocket.h"

#include <QLibrary>
#include <QSqlDriver>
#include <QVariant>

using namespace Qt::Literals::StringLiterals;

namespace sql {

std::optional<int> serverSocket(const QSqlDriver &driver)
{
    const QVariant handle = driver.handle();
    // PGconn is a typedef of pg_conn, and the meta type has the name behind it.
    if (qstrcmp(handle.typeName(), "PGconn*") != 0 && qstrcmp(handle.typeName(), "pg_conn*") != 0)
        return std::nullopt;
    void *const connection = *static_cast<void *const *>(handle.constData());
    if (!connection)
        return std::nullopt;
    // Asked by name: the library is there with Qt's driver, and only then is it needed.
    using SocketOf = int (*)(const void *);
    const auto socketOf = reinterpret_cast<SocketOf>(QLibrary::resolve(u"pq"_s, 5, "PQsocket"));
    if (!socketOf)
        return std::nullopt;
    const int socket = socketOf(connection);
    return socket >= 0 ? std::optional(socket) : std::nullopt;
}

} // namespace sql
