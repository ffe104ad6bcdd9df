#pragma once

#include <QList>
#include <QString>

namespace ui {

/// What the word under the cursor may become.
enum class CompletionKind : quint8 { None, Person, Room, Emoji, Command };

/// The word that is being typed, with its sign: `@al`, `#gen`, `:smi`, `/jo`.
/// Units: UTF-16 units of the text.
struct CompletionQuery {
    CompletionKind kind = CompletionKind::None;
    qsizetype start = 0; ///< of the sign
    QString word; ///< without it

    friend bool operator==(const CompletionQuery &, const CompletionQuery &) = default;
};

/// One offer.
struct Completion {
    QString word; ///< what is compared with the query
    QString text; ///< what takes its place
    QString hint; ///< said beside it

    friend bool operator==(const Completion &, const Completion &) = default;
};

/// The query at a cursor. A sign counts only where a word begins, a slash only where the text does; a
/// colon wants two letters behind it, so that `10:30` and `:)` stay what they are.
CompletionQuery findCompletion(QStringView text, qsizetype cursor);

/// Those that fit, at most `limit`: that begin with the word before those that have it inside, and else in
/// the order they were given.
QList<Completion> fittingCompletions(const QList<Completion> &offers, const QString &word,
    qsizetype limit);

/// Emoji by their usual English short names.
const QList<Completion> &emojiCompletions();
/// The slash commands, with what they do in the user's language.
QList<Completion> commandCompletions();

} // namespace ui
