#pragma once

#include "core/base/error.h"

#include <QString>

namespace ui {

/// An error for people: what happened, and what they can do about it.
struct ErrorWords {
    QString what; ///< one sentence
    QString advice; ///< one sentence; empty when there is nothing to do but wait
};

/// Covers every kind; the code decides where we know it, the detail is quoted where only it can tell.
ErrorWords toWords(const base::Error &error);
/// Both sentences in one line.
QString errorText(const base::Error &error);

} // namespace ui
