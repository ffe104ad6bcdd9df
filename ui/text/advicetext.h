#pragma once

#include "core/accounts/passwordadvice.h"

#include <QString>

namespace ui {

/// A password's strength in a word or two, of a score from 0 to 4.
QString strengthText(int score);
/// What would help most; empty when it is good enough.
QString adviceText(const accounts::PasswordAdvice &advice);

} // namespace ui
