#pragma once

#include "core/base/secret.h"

#include <QStringList>

namespace accounts {

/// What makes a password easy to guess, the worst part first.
enum class PasswordWeakness : quint8 {
    None,
    CommonWord, ///< in a list of words, names and leaked passwords, also with 3 for e and the like
    OwnWord, ///< the user's name or another word that belongs to them
    Repeats, ///< "aaaa", "abcabc"
    Sequence, ///< "abcd", "9876"
    Keyboard, ///< "qwertz"
    Date,
    Short, ///< nothing else is wrong with it
};

/// How long a password would stand against guessing, and what would help most. Advice only: there
/// are no rules about kinds of letters.
/// Source: D. L. Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016,
/// whose five classes these are: under 10^3, 10^6, 10^8, 10^10 guesses, and more.
struct PasswordAdvice {
    int score = 0; ///< 0 (guessed at once) to 4 (very hard)
    double guessesLog10 = 0;
    PasswordWeakness weakness = PasswordWeakness::None;

    friend bool operator==(const PasswordAdvice &, const PasswordAdvice &) = default;
};

/// `ownWords`: user name, display name and such, which a guesser would try first.
PasswordAdvice adviseOn(const base::Secret &password, const QStringList &ownWords);

} // namespace accounts
