#pragma once

#include "core/redis/script.h"

#include <QString>

namespace accounts {

/// A script of `resources/lua`, by its name without the ending.
redis::Script loadScript(const QString &name);

} // namespace accounts
