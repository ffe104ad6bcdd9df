#include "app/windowsettings.h"

#include <QDir>
#include <QFile>
#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

const QString themeKey = u"window/theme"_s;
const QString languageKey = u"window/language"_s;
const QString textKey = u"window/text"_s;
const QString geometryKey = u"window/geometry"_s;
const QString quietKey = u"window/quiet"_s;
const QString starWord = u"star"_s;
const QString muteWord = u"mute"_s;
const QString allWord = u"notify-all"_s;
const QString nothingWord = u"notify-nothing"_s;

// Names are anything; keys of an INI file are not.
QString userKey(const QString &group, const QString &profile, const QString &user)
{
    const QString name = QString::fromLatin1(profile.toUtf8().toPercentEncoding());
    return group + u'/' + name + u'/' + QString::fromLatin1(user.toUtf8().toPercentEncoding());
}

QString roomsKey(const QString &profile, const QString &user)
{
    return userKey(u"rooms"_s, profile, user);
}

QString marksKey(const QString &profile, const QString &user)
{
    return userKey(u"marks"_s, profile, user);
}

/// `channel` or `pattern`, a space, the name.
QString toText(const chat::RoomId &id)
{
    const QString kind = id.kind() == chat::RoomId::Kind::Pattern ? u"pattern "_s : u"channel "_s;
    return kind + id.displayName();
}

std::optional<chat::RoomId> parseRoom(const QString &text)
{
    if (text.startsWith("channel "_L1))
        return chat::RoomId(text.sliced(8).toUtf8());
    if (text.startsWith("pattern "_L1))
        return chat::RoomId(text.sliced(8).toUtf8(), chat::RoomId::Kind::Pattern);
    return std::nullopt;
}

ui::NotifyLevel notifyLevelOf(const QStringList &words)
{
    if (words.contains(nothingWord))
        return ui::NotifyLevel::Nothing;
    return words.contains(allWord) ? ui::NotifyLevel::All : ui::NotifyLevel::Mentions;
}

base::Result<> finish(QSettings &file)
{
    file.sync();
    if (file.status() == QSettings::NoError)
        return {};
    return base::failure(base::ErrorKind::Storage, u"SETTINGS"_s,
        u"%1 cannot be written"_s.arg(file.fileName()));
}

} // namespace

WindowSettings readWindowSettings(const Places &places)
{
    const QString path = places.settingsFile();
    WindowSettings settings;
    const QSettings file(path, QSettings::IniFormat);
    if (!isSound(file)) {
        const QString aside = freeNameFor(path);
        if (QFile::rename(path, aside))
            settings.setAside = aside;
        return settings;
    }
    settings.theme = ui::ThemeMode(std::clamp(file.value(themeKey).toInt(), 0, 2));
    settings.language = file.value(languageKey).toString();
    settings.textPercent = std::clamp(file.value(textKey, 100).toInt(), 80, 200);
    settings.geometry = file.value(geometryKey).toByteArray();
    settings.doNotDisturb = file.value(quietKey).toBool();
    return settings;
}

base::Result<> writeWindowSettings(const Places &places, const WindowSettings &settings)
{
    QDir().mkpath(places.configFolder);
    QSettings file(places.settingsFile(), QSettings::IniFormat);
    file.setValue(themeKey, int(settings.theme));
    file.setValue(languageKey, settings.language);
    file.setValue(textKey, settings.textPercent);
    file.setValue(geometryKey, settings.geometry);
    file.setValue(quietKey, settings.doNotDisturb);
    return finish(file);
}

QList<chat::RoomId> readRooms(const Places &places, const QString &profile, const QString &user)
{
    const QSettings file(places.settingsFile(), QSettings::IniFormat);
    QList<chat::RoomId> rooms;
    for (const QString &text : file.value(roomsKey(profile, user)).toStringList()) {
        if (const auto room = parseRoom(text))
            rooms.append(*room);
    }
    return rooms;
}

base::Result<> writeRooms(const Places &places, const QString &profile, const QString &user,
    const QList<chat::RoomId> &rooms)
{
    QDir().mkpath(places.configFolder);
    QSettings file(places.settingsFile(), QSettings::IniFormat);
    QStringList texts;
    for (const chat::RoomId &room : rooms)
        texts.append(toText(room));
    file.setValue(roomsKey(profile, user), texts);
    return finish(file);
}

QHash<chat::RoomId, ui::RoomMarks> readRoomMarks(const Places &places, const QString &profile,
    const QString &user)
{
    const QSettings file(places.settingsFile(), QSettings::IniFormat);
    QHash<chat::RoomId, ui::RoomMarks> marks;
    for (const QString &text : file.value(marksKey(profile, user)).toStringList()) {
        const qsizetype space = text.indexOf(u' ');
        const auto room = parseRoom(text.mid(space + 1));
        const QStringList words = text.left(space).split(u'+');
        const ui::RoomMarks read {words.contains(starWord), words.contains(muteWord),
            notifyLevelOf(words)};
        if (space > 0 && room && read != ui::RoomMarks())
            marks.insert(*room, read);
    }
    return marks;
}

base::Result<> writeRoomMarks(const Places &places, const QString &profile, const QString &user,
    const QHash<chat::RoomId, ui::RoomMarks> &marks)
{
    QDir().mkpath(places.configFolder);
    QSettings file(places.settingsFile(), QSettings::IniFormat);
    QStringList texts;
    for (auto it = marks.cbegin(); it != marks.cend(); ++it) {
        QStringList words;
        if (it->starred)
            words.append(starWord);
        if (it->muted)
            words.append(muteWord);
        if (it->notify != ui::NotifyLevel::Mentions)
            words.append(it->notify == ui::NotifyLevel::All ? allWord : nothingWord);
        if (!words.isEmpty())
            texts.append(words.join(u'+') + u' ' + toText(it.key()));
    }
    texts.sort();
    file.setValue(marksKey(profile, user), texts);
    return finish(file);
}

} // namespace app
