#pragma once

#include "core/base/randomsource.h"

#include <QList>

namespace support {

/// Gives the numbers it was given, in order, and then a fixed sequence that looks random and is the
/// same in every run.
class FakeRandom final : public base::RandomSource {
public:
    explicit FakeRandom(QList<quint64> numbers = {});

    quint64 next() override;

private:
    QList<quint64> m_numbers;
    quint64 m_state = 0x9e3779b97f4a7c15;
};

} // namespace support
