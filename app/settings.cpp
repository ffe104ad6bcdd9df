#include "app/settings.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

const QString orderKey = u"order"_s;
const QString chosenKey = u"chosen"_s;

/// Profile names are anything; group names of an INI file are not.
QString groupOf(const QString &name)
{
    return QString::fromLatin1(name.toUtf8().toPercentEncoding());
}

Profile readProfile(const QSettings &file, const QString &name)
{
    const auto value = [&](QStringView key, const QVariant &otherwise = {}) {
        const QString full = groupOf(name) + u'/' + key;
        return file.value(full, otherwise);
    };
    Profile profile {name, value(u"redis").toString(), value(u"accounts").toString(),
        value(u"user").toString()};
    profile.method = value(u"method").toString();
    profile.remembers = value(u"remembers").toBool();
    profile.keptSecrets = value(u"secrets").toStringList();
    profile.allowsGuests = value(u"guests", true).toBool();
    profile.saysWhich = value(u"says_which").toBool();
    profile.upgradesHashes = value(u"upgrade_hashes", true).toBool();
    profile.hashMemory = value(u"hash_memory").toInt();
    profile.hashPasses = value(u"hash_passes").toInt();
    return profile;
}

void writeProfile(QSettings &file, const Profile &profile)
{
    const auto set = [&](QStringView key, const QVariant &value) {
        const QString full = groupOf(profile.name) + u'/' + key;
        file.setValue(full, value);
    };
    set(u"redis", profile.redisUrl);
    set(u"accounts", profile.accountsUrl);
    set(u"user", profile.userName);
    set(u"method", profile.method);
    set(u"remembers", profile.remembers);
    set(u"secrets", profile.keptSecrets);
    set(u"guests", profile.allowsGuests);
    set(u"says_which", profile.saysWhich);
    set(u"upgrade_hashes", profile.upgradesHashes);
    set(u"hash_memory", profile.hashMemory);
    set(u"hash_passes", profile.hashPasses);
}

/// Nothing when the file is broken. QSettings makes something of almost anything, so what it made is
/// looked at as well: each profile that the file lists has a URL that can be used.
std::optional<Profiles> parseProfiles(const QString &path)
{
    const QSettings file(path, QSettings::IniFormat);
    Profiles profiles;
    bool isUsable = isSound(file);
    for (const QString &name : file.value(orderKey).toStringList()) {
        profiles.all.append(readProfile(file, name));
        isUsable = isUsable && redis::parseRedisUrl(profiles.all.last().redisUrl);
    }
    profiles.chosen = file.value(chosenKey).toString();
    return isUsable ? std::optional(profiles) : std::nullopt;
}

} // namespace

bool isSound(const QSettings &file)
{
    (void)file.allKeys();
    return file.status() == QSettings::NoError;
}

QString freeNameFor(const QString &path)
{
    for (int number = 1;; ++number) {
        const QString name = path + u".broken-" + QString::number(number);
        if (!QFile::exists(name))
            return name;
    }
}

QString Places::profilesFile() const
{
    return configFolder + u"/profiles.ini";
}

QString Places::settingsFile() const
{
    return configFolder + u"/settings.ini";
}

QString Places::demoFolder() const
{
    return dataFolder + u"/demo";
}

QString Places::accountsFile() const
{
    return dataFolder + u"/accounts.db";
}

QString Places::demoAccountsFile() const
{
    return demoFolder() + u"/accounts.db";
}

Places findPlaces(const QString &dataDir)
{
    if (!dataDir.isEmpty()) {
        const QString folder = QDir(dataDir).absolutePath();
        return {folder, folder};
    }
    const auto place = [](QStandardPaths::StandardLocation location) {
        const QString folder = QStandardPaths::writableLocation(location) + u"/taproom";
        return folder;
    };
    return {place(QStandardPaths::GenericConfigLocation),
        place(QStandardPaths::GenericDataLocation)};
}

std::optional<Profile> Profiles::find(const QString &name) const
{
    const auto found = std::find_if(all.begin(), all.end(),
        [&](const Profile &profile) { return profile.name == name; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

Profiles readProfiles(const Places &places)
{
    const QString path = places.profilesFile();
    if (!QFile::exists(path))
        return {};
    if (auto profiles = parseProfiles(path))
        return *profiles;
    const QString aside = freeNameFor(path);
    Profiles profiles;
    if (QFile::rename(path, aside))
        profiles.setAside.append(aside);
    return profiles;
}

base::Result<> writeProfiles(const Places &places, const Profiles &profiles)
{
    const QString path = places.profilesFile();
    QDir().mkpath(places.configFolder);
    QSettings file(path, QSettings::IniFormat);
    file.clear();
    QStringList order;
    for (const Profile &profile : profiles.all) {
        order.append(profile.name);
        writeProfile(file, profile);
    }
    file.setValue(orderKey, order);
    file.setValue(chosenKey, profiles.chosen);
    file.sync();
    if (file.status() == QSettings::NoError)
        return {};
    return base::failure(base::ErrorKind::Storage, u"PROFILES"_s,
        u"%1 cannot be written"_s.arg(path));
}

} // namespace app
