#include "tests/support/fakesecretstore.h"

#include <QObject>

namespace support {

namespace {

template <typename Value>
void answer(QObject *context, std::function<void(const base::Result<Value> &)> handler,
    base::Result<Value> value)
{
    QMetaObject::invokeMethod(
        context, [handler = std::move(handler), value = std::move(value)] { handler(value); },
        Qt::QueuedConnection);
}

} // namespace

void FakeSecretStore::read(const QString &name, QObject *context, accounts::SecretHandler handler)
{
    base::Result<std::optional<base::Secret>> found;
    if (fault)
        found = base::failure(*fault);
    else if (kept.contains(name))
        found = std::optional(kept.value(name));
    answer<std::optional<base::Secret>>(context, std::move(handler), found);
}

void FakeSecretStore::write(const QString &name, const base::Secret &secret, QObject *context,
    std::function<void(const base::Result<> &)> handler)
{
    base::Result<> done;
    if (fault)
        done = base::failure(*fault);
    else
        kept.insert(name, secret);
    answer<void>(context, std::move(handler), done);
}

void FakeSecretStore::remove(const QString &name, QObject *context,
    std::function<void(const base::Result<> &)> handler)
{
    base::Result<> done;
    if (fault)
        done = base::failure(*fault);
    else
        kept.remove(name);
    answer<void>(context, std::move(handler), done);
}

} // namespace support
