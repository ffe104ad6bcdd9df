#include "core/accounts/cacheentry.h"

#include "core/accounts/passwordhash.h"

#include <algorithm>
#include <array>
#include <sodium.h>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

namespace {

constexpr QByteArrayView format = "1";
constexpr qsizetype mostFields = 16;
constexpr qsizetype longestValue = 512;
/// Clocks of two computers may differ that much.
constexpr std::chrono::milliseconds clockSlack = std::chrono::minutes(2);

auto refused(const QString &why)
{
    return base::failure(base::ErrorKind::Storage, u"CACHE_ENTRY"_s, why);
}

QByteArray valueOf(const CacheFields &fields, QByteArrayView name)
{
    const auto field = std::find_if(fields.begin(), fields.end(),
        [name](const auto &candidate) { return candidate.first == name; });
    return field == fields.end() ? QByteArray() : field->second;
}

/// Each part with its length before it, so that no two entries have the same text.
void addPart(QByteArray &text, QByteArrayView part)
{
    text += QByteArray::number(part.size()) + ':';
    text += part;
}

QByteArray signature(const CacheFields &fields, const QByteArray &redisKey,
    const base::Secret &secretKey)
{
    QByteArray text;
    addPart(text, redisKey);
    for (const auto &[name, value] : fields) {
        if (name == "mac")
            continue;
        addPart(text, name);
        addPart(text, value);
    }
    // A key of any length becomes one of the length that BLAKE2b takes.
    std::array<unsigned char, crypto_generichash_KEYBYTES> key {};
    crypto_generichash(key.data(), key.size(),
        reinterpret_cast<const unsigned char *>(secretKey.reveal().data()),
        quint64(secretKey.reveal().size()), nullptr, 0);
    std::array<unsigned char, crypto_generichash_BYTES> mac {};
    crypto_generichash(mac.data(), mac.size(),
        reinterpret_cast<const unsigned char *>(text.constData()), quint64(text.size()), key.data(),
        key.size());
    sodium_memzero(key.data(), key.size());
    sodium_memzero(text.data(), std::size_t(text.size()));
    return QByteArray(reinterpret_cast<const char *>(mac.data()), qsizetype(mac.size())).toHex();
}

base::Result<> checkSignature(CacheFields fields, const QByteArray &redisKey,
    const base::Secret &secretKey)
{
    if (secretKey.isEmpty())
        return {};
    std::sort(fields.begin(), fields.end());
    const QByteArray wanted = signature(fields, redisKey, secretKey);
    if (base::Secret(QByteArrayView(wanted))
        != base::Secret(QByteArrayView(valueOf(fields, "mac"))))
        return refused(u"the entry's signature is missing or wrong"_s);
    return {};
}

bool isTooLarge(const CacheFields &fields)
{
    return fields.size() > mostFields
        || std::any_of(fields.begin(), fields.end(), [](const auto &field) {
               return field.first.size() > longestValue || field.second.size() > longestValue;
           });
}

} // namespace

CacheFields encodeCacheEntry(const CacheEntry &entry, const QByteArray &redisKey,
    const base::Secret &secretKey)
{
    CacheFields fields {
        {"format", format.toByteArray()},
        {"name", entry.name.toUtf8()},
        {"asked", entry.asked.toUtf8()},
        {"display", entry.displayName.toUtf8()},
        {"hash", entry.hash.reveal().toByteArray()},
        {"version", entry.version},
        {"at", QByteArray::number(entry.madeAt.count())},
        {"mark", entry.mark},
    };
    // Redis gives fields in any order, so the signature is made over the sorted ones.
    std::sort(fields.begin(), fields.end());
    if (!secretKey.isEmpty())
        fields.append({"mac", signature(fields, redisKey, secretKey)});
    return fields;
}

base::Result<std::optional<CacheEntry>> parseCacheEntry(const CacheFields &fields,
    const QByteArray &redisKey, const base::Secret &secretKey, std::chrono::milliseconds now)
{
    if (fields.isEmpty())
        return std::optional<CacheEntry>();
    if (isTooLarge(fields))
        return refused(u"the entry is too large"_s);
    if (valueOf(fields, "format") != format)
        return refused(u"the entry is of another format"_s);
    if (const auto good = checkSignature(fields, redisKey, secretKey); !good)
        return base::failure(good.error());
    CacheEntry entry;
    entry.name = QString::fromUtf8(valueOf(fields, "name"));
    entry.asked = QString::fromUtf8(valueOf(fields, "asked"));
    entry.displayName = QString::fromUtf8(valueOf(fields, "display"));
    entry.hash = base::Secret(QByteArrayView(valueOf(fields, "hash")));
    entry.version = valueOf(fields, "version");
    entry.madeAt = std::chrono::milliseconds(valueOf(fields, "at").toLongLong());
    entry.mark = valueOf(fields, "mark");
    if (entry.name.isEmpty() || schemeOf(entry.hash) != HashScheme::Argon2id)
        return refused(u"the entry holds no name or no Argon2id hash"_s);
    const auto age = now - entry.madeAt;
    if (!secretKey.isEmpty() && (age > cacheLifetime + clockSlack || age < -clockSlack))
        return refused(u"the entry is an old one put back"_s);
    return entry;
}

} // namespace accounts
