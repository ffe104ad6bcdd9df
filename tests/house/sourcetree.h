#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace house {

/// A file of the project: its path from the repository root, and its text.
struct SourceFile {
    QString path;
    QString text;

    bool isHeader() const { return path.endsWith(u".h"); }
};

/// Something that breaks a rule.
struct Violation {
    QString path;
    qsizetype line = 0; ///< from 1; 0 when it concerns the whole file
    QString rule;

    friend bool operator==(const Violation &, const Violation &) = default;
};

/// `path:line: rule`, a line each: what a failing test prints.
QString toText(const QList<Violation> &violations);

/// All headers and sources below the folders, sorted by path.
QList<SourceFile> readSources(const QString &root, const QStringList &folders);

/// The text with comments and the insides of literals blanked out; line numbers stay as they are.
QString codeOnly(const QString &text);

} // namespace house
