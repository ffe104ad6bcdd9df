#pragma once

#include "app/settings.h"
#include "core/chat/roomid.h"
#include "ui/models/roomlistmodel.h"
#include "ui/paint/theme.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace app {

/// What the window remembers for this computer; kept in settings.ini.
struct WindowSettings {
    ui::ThemeMode theme = ui::ThemeMode::System;
    QString language; ///< empty: the system's
    int textPercent = 100;
    QByteArray geometry; ///< QWidget::saveGeometry()
    /// A broken file that was set aside, for the user to be told.
    QString setAside;
    bool doNotDisturb = false;
};

/// A broken file is renamed, so that nothing in it is lost or written over.
WindowSettings readWindowSettings(const Places &places);
/// Errors: Storage when the file cannot be written; the window goes on with what it has.
base::Result<> writeWindowSettings(const Places &places, const WindowSettings &settings);

/// The rooms that a user has joined on a profile.
QList<chat::RoomId> readRooms(const Places &places, const QString &profile, const QString &user);
base::Result<> writeRooms(const Places &places, const QString &profile, const QString &user,
    const QList<chat::RoomId> &rooms);

/// What a user decided about rooms on a profile; rooms without a decision are not in it.
QHash<chat::RoomId, ui::RoomMarks> readRoomMarks(const Places &places, const QString &profile,
    const QString &user);
base::Result<> writeRoomMarks(const Places &places, const QString &profile, const QString &user,
    const QHash<chat::RoomId, ui::RoomMarks> &marks);

} // namespace app
