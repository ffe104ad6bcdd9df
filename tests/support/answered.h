#pragma once

#include "core/base/result.h"

#include <QTest>

#include <functional>
#include <optional>

namespace support {

/// Asks a question whose answer comes later, and spins the event loop until it is there; a failed
/// Result with code `TEST_TIMEOUT` when it does not come.
/// `ask` gets a context and a handler.
template <typename Value, typename Ask>
base::Result<Value> answered(Ask ask, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    std::optional<base::Result<Value>> answer;
    QObject context;
    ask(&context, [&](const base::Result<Value> &result) { answer.emplace(result); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, int(limit.count())))
        return base::failure(base::ErrorKind::Timeout, QStringLiteral("TEST_TIMEOUT"), {});
    return *answer;
}

} // namespace support
