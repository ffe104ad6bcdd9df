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

/// Nothing when the file is broken. QSettings makes something of almost anything, so what it made is
/// looked at as well: each profile that the file lists has a URL that can be used.
std::optional<Profiles> parseProfiles(const QString &path)
{
    const QSettings file(path, QSettings::IniFormat);
    Profiles profiles;
    bool isUsable = isSound(file);
    for (const QString &name : file.value(orderKey).toStringList()) {
        const auto value = [&](QStringView key) {
            const QString full = groupOf(name) + u'/' + key;
            return file.value(full).toString();
        };
        profiles.all.append({name, value(u"redis"), value(u"accounts"), value(u"user")});
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
        const QString group = groupOf(profile.name) + u'/';
        file.setValue(QString(group + u"redis"), profile.redisUrl);
        file.setValue(QString(group + u"accounts"), profile.accountsUrl);
        file.setValue(QString(group + u"user"), profile.userName);
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
