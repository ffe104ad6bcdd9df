#pragma once

#include <memory>

namespace app {

/// Lets an object go once the event that is being handled is over: the signal that asks for it may come
/// from within the object itself.
template <typename Object>
void releaseLater(std::unique_ptr<Object> &object)
{
    if (Object *const released = object.release()) {
        released->disconnect();
        released->deleteLater();
    }
}

} // namespace app
