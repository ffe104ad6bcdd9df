#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>

#include <functional>
#include <optional>

class QObject;

namespace accounts {

using SecretHandler = std::function<void(const base::Result<std::optional<base::Secret>> &)>;

/// Where this computer keeps secrets: the seam at which tests put another one, since a test machine
/// has no keychain.
/// Errors, of all: Storage, code `KEYCHAIN`, when there is none or it is locked.
class SecretStore {
public:
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    /// Nothing when nothing is kept under that name.
    virtual void read(const QString &name, QObject *context, SecretHandler handler) = 0;
    virtual void write(const QString &name, const base::Secret &secret, QObject *context,
        std::function<void(const base::Result<> &)> handler)
        = 0;
    /// Done also when nothing was kept.
    virtual void remove(const QString &name, QObject *context,
        std::function<void(const base::Result<> &)> handler)
        = 0;
};

} // namespace accounts
