#pragma once

#include "core/base/secret.h"
#include "core/sql/databaseconfig.h"

#include <QString>

namespace ui {

/// A profile as the dialog of server settings has it.
struct ServerSettings {
    QString name;
    QString redisUrl; ///< may hold a password
    /// False: a file of Taproom's own, and `directory` says nothing.
    bool hasDirectory = false;
    sql::DatabaseConfig directory;
    base::Secret cacheKey; ///< empty: as it is
    bool allowsGuests = true;
    bool saysWhich = false;
};

} // namespace ui
