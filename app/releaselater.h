#pragma once

#include <QObject>

#include <memory>

namespace app {

/// Lets an object go once the event that is being handled is over, since the signal that asks for it may
/// come from within the object itself. `listener` hears nothing of it any more.
template <typename Object>
void releaseLater(std::unique_ptr<Object> &object, const QObject *listener)
{
    if (Object *const released = object.release()) {
        // Not all connections: Qt's own cache of accessible objects has to hear of the end, or the next
        // window at that address is taken for this one.
        released->disconnect(listener);
        released->deleteLater();
    }
}

} // namespace app
