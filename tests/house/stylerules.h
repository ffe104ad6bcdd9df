#pragma once

#include "tests/house/sourcetree.h"

namespace house {

constexpr qsizetype MaxFileLines = 500;
constexpr qsizetype MaxFunctionLines = 60;
constexpr qsizetype MaxLineLetters = 120;

/// What `app/`, `core/` and `ui/` may not do: rules of CONTRIBUTING.md that text alone can show.
QList<Violation> checkProductFile(const SourceFile &file);

/// What tests may not do.
QList<Violation> checkTestFile(const SourceFile &file);

/// Classes, structs and enums of a header at namespace level without a `///` comment before them.
QList<Violation> findUndocumentedTypes(const SourceFile &file);

/// Data members in private sections whose names do not start with `m_` (`d` of a private class may).
QList<Violation> findBadMemberNames(const SourceFile &file);

/// Functions of a source file that are longer than MaxFunctionLines.
QList<Violation> findLongFunctions(const SourceFile &file);

} // namespace house
