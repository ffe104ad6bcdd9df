#pragma once

#include "core/base/clock.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace chat {

/// Who is writing in a room: each for a few seconds after they last said so.
class Typing final {
public:
    static constexpr std::chrono::seconds shownFor {6};
    /// How often somebody who writes says so.
    static constexpr std::chrono::seconds saidEvery {3};
    static constexpr qsizetype maxNames = 100;

    /// True when the list changed.
    bool note(const QByteArray &name, base::SteadyTime now);
    /// They have sent it, or left. True when the list changed.
    bool forget(const QByteArray &name) { return m_until.remove(name); }
    /// True when the time of some was over.
    bool expire(base::SteadyTime now);
    /// In the order of their names.
    QList<QByteArray> names() const;
    bool isEmpty() const { return m_until.isEmpty(); }

private:
    QHash<QByteArray, base::SteadyTime> m_until;
};

} // namespace chat
