#pragma once

#include <QStringList>

#include <optional>

namespace ui {

/// What was sent before, for Up and Down in the composer. What is being written is kept and comes back
/// below the newest.
class ComposerHistory final {
public:
    /// Remembers a text that was sent; the same text twice in a row is one. At most 100 are kept.
    void add(const QString &text);

    /// One step back; nothing when there is none older. `current` is what stands in the composer now.
    std::optional<QString> older(const QString &current);
    /// One step forward, at last to what was being written; nothing when not stepping.
    std::optional<QString> newer();
    /// The text was changed by hand: the next step back starts at the newest again.
    void stopStepping();

private:
    QStringList m_sent;
    QString m_unsent;
    qsizetype m_at = -1; // -1: not stepping
};

} // namespace ui
