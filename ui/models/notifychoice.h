#pragma once

#include <QMetaType>

namespace ui {

/// What of a room is told outside of the window.
enum class NotifyLevel : quint8 { Mentions, All, Nothing };

/// What is known when messages of others came into a room.
struct NewsSituation {
    NotifyLevel level = NotifyLevel::Mentions;
    bool isMention = false;
    bool isDirect = false; ///< a room of two: every message is for this user
    bool isLookedAt = false; ///< open in a window that is in front
    bool doNotDisturb = false;
};

/// Whether the user is told of it by the desktop.
bool shouldNotify(const NewsSituation &situation);

} // namespace ui
