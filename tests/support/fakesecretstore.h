#pragma once

#include "core/accounts/secretstore.h"

#include <QHash>

namespace support {

/// A keychain in memory, with a fault when a test sets one.
class FakeSecretStore final : public accounts::SecretStore {
public:
    QHash<QString, base::Secret> kept;
    std::optional<base::Error> fault;

    void read(const QString &name, QObject *context, accounts::SecretHandler handler) override;
    void write(const QString &name, const base::Secret &secret, QObject *context,
        std::function<void(const base::Result<> &)> handler) override;
    void remove(const QString &name, QObject *context,
        std::function<void(const base::Result<> &)> handler) override;
};

} // namespace support
