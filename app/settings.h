#pragma once

#include "core/base/result.h"
#include "core/redis/redisconfig.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

class QSettings;

namespace app {

/// The folders that everything is kept in.
struct Places {
    QString configFolder;
    QString dataFolder;

    QString profilesFile() const;
    QString settingsFile() const;
    /// The demo's servers and what belongs to them.
    QString demoFolder() const;
    /// Our own account directory, where no other is named; and the demo's.
    QString accountsFile() const;
    QString demoAccountsFile() const;
};

/// The XDG folders, or `dataDir` for both when it is not empty.
Places findPlaces(const QString &dataDir);

/// A server that the user has named.
struct Profile {
    QString name;
    QString redisUrl; ///< without a password
    QString accountsUrl; ///< without a password
    QString userName; ///< who signed in last
    QString method = {}; ///< how: `directory`, `acl` or `guest`; empty: nobody has yet
    bool remembers = false; ///< that sign-in is remembered in the keychain
    QStringList keptSecrets = {}; ///< passwords of the servers that are in the keychain
    bool allowsGuests = true;
    bool saysWhich = false; ///< an unknown name is told apart from a wrong password
    bool upgradesHashes = true; ///< legacy hashes are replaced at the next sign-in
    int hashMemory = 0; ///< of new hashes; less than the least means the least. Units: MiB
    int hashPasses = 0;
};

/// Whether all of an INI file could be understood. QSettings itself looks at a section only when somebody
/// asks for a key of it, and says nothing before.
bool isSound(const QSettings &file);
/// A name beside a broken file, to set it aside under, that is not taken yet.
QString freeNameFor(const QString &path);

/// Profiles as they are on disk.
struct Profiles {
    QList<Profile> all;
    QString chosen; ///< the name of the one used last
    /// A file that could not be understood and was set aside, for the user to be told.
    QStringList setAside;

    std::optional<Profile> find(const QString &name) const;
};

/// Reads `profiles.ini`; a broken file is renamed, so that nothing in it is lost or written over.
Profiles readProfiles(const Places &places);
/// Errors: Storage when the file cannot be written.
base::Result<> writeProfiles(const Places &places, const Profiles &profiles);

} // namespace app
