#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace base {

/// A value or the reason why there is none: the only error channel of the house.
/// `Result<>` is "done, no value".
/// Source: tl::expected, the same interface as C++23's std::expected.
template <typename T = void>
class [[nodiscard]] Result final : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

/// The failed arm of any `Result<T>`.
inline tl::unexpected<Error> failure(ErrorKind kind, QString code, QString detail)
{
    return tl::unexpected<Error>(Error {kind, std::move(code), std::move(detail)});
}

/// Hands an error on as the failed arm of another `Result<T>`.
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace base
