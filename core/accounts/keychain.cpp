#include "core/accounts/keychain.h"

#include <qt6keychain/keychain.h>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

const QString &service()
{
    static const QString name = u"taproom"_s;
    return name;
}

/// Only the kind: the keychain's own text may name what it was asked for.
base::Result<> toResult(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return base::failure(base::ErrorKind::Storage, u"KEYCHAIN"_s,
            u"the keychain was not unlocked"_s);
    case QKeychain::NoBackendAvailable:
        return base::failure(base::ErrorKind::Storage, u"KEYCHAIN"_s,
            u"this desktop has no keychain (Secret Service or KWallet)"_s);
    default:
        return base::failure(base::ErrorKind::Storage, u"KEYCHAIN"_s,
            u"the keychain gave no answer"_s);
    }
}

base::Result<std::optional<base::Secret>> toSecret(const QKeychain::ReadPasswordJob &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return std::optional<base::Secret>();
    if (const auto done = toResult(job); !done)
        return base::failure(done.error());
    return std::optional(base::Secret(QByteArrayView(job.binaryData())));
}

} // namespace

void Keychain::read(const QString &name, QObject *context, SecretHandler handler)
{
    // The job destroys itself after finished().
    auto *const job = new QKeychain::ReadPasswordJob(service(), this);
    job->setKey(name);
    connect(job, &QKeychain::Job::finished, context,
        [handler = std::move(handler), job] { handler(toSecret(*job)); });
    job->start();
}

void Keychain::write(const QString &name, const base::Secret &secret, QObject *context,
    std::function<void(const base::Result<> &)> handler)
{
    auto *const job = new QKeychain::WritePasswordJob(service(), this);
    job->setKey(name);
    job->setBinaryData(secret.reveal().toByteArray());
    connect(job, &QKeychain::Job::finished, context,
        [handler = std::move(handler), job] { handler(toResult(*job)); });
    job->start();
}

void Keychain::remove(const QString &name, QObject *context,
    std::function<void(const base::Result<> &)> handler)
{
    auto *const job = new QKeychain::DeletePasswordJob(service(), this);
    job->setKey(name);
    connect(job, &QKeychain::Job::finished, context, [handler = std::move(handler), job] {
        handler(job->error() == QKeychain::EntryNotFound ? base::Result<>() : toResult(*job));
    });
    job->start();
}

} // namespace accounts
