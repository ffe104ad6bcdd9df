#pragma once

#include <QDate>
#include <QString>

#include <chrono>

namespace ui {

/// Times are since 1970, UTC, and are shown in the computer's zone with 24 hours in every language.
/// One that no calendar has (they come from the wire) is shown as dashes.
QString timeText(std::chrono::milliseconds at);
/// The day in the computer's zone; invalid when no calendar has it.
QDate dayOf(std::chrono::milliseconds at);
/// "Monday, 23 November", with the year unless it is that of `today`.
QString dayText(const QDate &day, const QDate &today);
/// Day, year and seconds, for a tool tip.
QString fullTimeText(std::chrono::milliseconds at);
/// "4 s", "2 min", "3 h", "5 days": how long ago or how far behind.
QString durationText(std::chrono::milliseconds duration);

} // namespace ui
