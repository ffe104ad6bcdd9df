#pragma once

#include "core/accounts/secretstore.h"

#include <QObject>

namespace QKeychain {
class Job;
}

namespace accounts {

/// The desktop's keychain (Secret Service or KWallet), by QtKeychain, under the service `taproom`.
/// Thread: GUI.
class Keychain final : public QObject, public SecretStore {
    Q_OBJECT

public:
    using QObject::QObject;

    void read(const QString &name, QObject *context, SecretHandler handler) override;
    void write(const QString &name, const base::Secret &secret, QObject *context,
        std::function<void(const base::Result<> &)> handler) override;
    void remove(const QString &name, QObject *context,
        std::function<void(const base::Result<> &)> handler) override;
};

} // namespace accounts
