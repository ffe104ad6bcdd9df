#pragma once

#include "tests/house/sourcetree.h"

#include <optional>

namespace house {

/// The floor that a path belongs to: 0 for core/base up to 13 for app; nothing elsewhere.
std::optional<int> floorOf(QStringView path);

/// Includes that go up, or that are not written from the repository root.
QList<Violation> findBadIncludes(const QList<SourceFile> &files);

/// Units (a header and its source together) of one floor that need each other in a circle.
QList<Violation> findCircles(const QList<SourceFile> &files);

/// Sources of a floor that its CMakeLists.txt does not name: code that nobody builds.
QList<Violation> findUnlisted(const QList<SourceFile> &files, const QString &cmakePath,
    const QString &cmakeText);

} // namespace house
