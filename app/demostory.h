#pragma once

#include "core/chat/draft.h"

#include <QByteArray>
#include <QList>

namespace app {

/// One message of the demo's history.
struct StoryLine {
    QByteArray channel;
    QByteArray user;
    chat::Draft draft;
};

/// What alice, bob and carol said before you came, in order; also the channels' topics.
QList<StoryLine> demoStory();

} // namespace app
