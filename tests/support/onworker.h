#pragma once

#include "core/base/worker.h"

#include <QTest>

#include <optional>

namespace support {

/// Runs `call` on the worker and spins the event loop until its Result is there; a failed Result
/// with code `TEST_TIMEOUT` when it does not come.
template <typename Call>
std::invoke_result_t<Call &> onWorker(base::Worker &worker, Call call,
    std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    using Answer = std::invoke_result_t<Call &>;
    std::optional<Answer> answer;
    QObject context;
    worker.run(std::move(call), &context, [&](const Answer &result) { answer.emplace(result); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, int(limit.count()))) {
        return base::failure(base::ErrorKind::Timeout, QStringLiteral("TEST_TIMEOUT"), QString());
    }
    return *answer;
}

} // namespace support
