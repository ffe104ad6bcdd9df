#include "ui/models/notifychoice.h"

namespace ui {

bool shouldNotify(const NewsSituation &situation)
{
    if (situation.isLookedAt || situation.doNotDisturb)
        return false;
    switch (situation.level) {
    case NotifyLevel::All:
        return true;
    case NotifyLevel::Mentions:
        return situation.isMention || situation.isDirect;
    case NotifyLevel::Nothing:
        break;
    }
    return false;
}

} // namespace ui
