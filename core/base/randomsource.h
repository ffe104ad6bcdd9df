#pragma once

#include <QtGlobal>

#include <cstddef>
#include <span>

namespace base {

/// Gives random numbers, so that tests can give chosen ones.
class RandomSource {
public:
    RandomSource() = default;
    RandomSource(const RandomSource &) = delete;
    RandomSource &operator=(const RandomSource &) = delete;
    virtual ~RandomSource() = default;

    virtual quint64 next() = 0;
    /// Fills all of `bytes`.
    void fill(std::span<std::byte> bytes);
    /// A number below `bound`; 0 when `bound` is 0 or 1.
    quint64 below(quint64 bound);
};

/// The operating system's cryptographic generator.
class SystemRandomSource final : public RandomSource {
public:
    quint64 next() override;
};

} // namespace base
