#pragma once

#include "core/accounts/secretstore.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>

namespace app {

/// The passwords of a profile: settings files never hold them.
struct ServerSecrets {
    base::Secret redis; ///< the password of the profile's Redis user
    base::Secret sentinel; ///< of the Sentinels, which have users of their own
    base::Secret directory; ///< that of its database user
    base::Secret cacheKey; ///< signs the login cache

    /// The names of those that are there: `redis`, `sentinel`, `directory`, `cache`.
    QStringList names() const;
};

/// Keeps the passwords of profiles in the keychain, and in memory while the program runs, so that it
/// also works where there is no keychain.
/// Thread: GUI. Lifetime: the store must outlive it.
class ProfileSecrets final : public QObject {
    Q_OBJECT

public:
    explicit ProfileSecrets(accounts::SecretStore &store, QObject *parent = nullptr);

    /// Reads those of `names`; what the keychain does not give is empty.
    void load(const QString &profile, const QStringList &names, QObject *context,
        std::function<void(const ServerSecrets &)> handler);
    /// Errors: Storage, code `KEYCHAIN`: known only until the program ends.
    void keep(const QString &profile, const ServerSecrets &secrets, QObject *context,
        std::function<void(const base::Result<> &)> handler);

private:
    using Loaded = std::function<void(const ServerSecrets &)>;
    using Kept = std::function<void(const base::Result<> &)>;

    void loadNext(const QString &profile, QStringList names, const ServerSecrets &soFar,
        QObject *context, const Loaded &handler);
    void keepNext(const QString &profile, QStringList names, const ServerSecrets &secrets,
        const base::Result<> &soFar, QObject *context, const Kept &handler);

    accounts::SecretStore &m_store;
    QHash<QString, ServerSecrets> m_known;
};

} // namespace app
