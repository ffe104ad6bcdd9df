#include "core/accounts/passwordadvice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>
#include <zxcvbn.h>

namespace accounts {

namespace {

/// Its work grows with the square of the length, and what comes later makes a strong one no weaker.
constexpr qsizetype longestLookedAt = 100;

/// log10 of the guesses under which a score is not reached.
constexpr std::array<double, 4> scoreLimits {3, 6, 8, 10};

PasswordWeakness toWeakness(ZxcTypeMatch_t type)
{
    switch (type & ~MULTIPLE_MATCH) {
    case DICTIONARY_MATCH:
    case DICT_LEET_MATCH:
        return PasswordWeakness::CommonWord;
    case USER_MATCH:
    case USER_LEET_MATCH:
        return PasswordWeakness::OwnWord;
    case REPEATS_MATCH:
        return PasswordWeakness::Repeats;
    case SEQUENCE_MATCH:
        return PasswordWeakness::Sequence;
    case SPATIAL_MATCH:
        return PasswordWeakness::Keyboard;
    case DATE_MATCH:
    case YEAR_MATCH:
        return PasswordWeakness::Date;
    default:
        return PasswordWeakness::None;
    }
}

/// The kind of the longest part that is easier to guess than its letters are.
PasswordWeakness worstOf(const ZxcMatch_t *parts)
{
    auto worst = PasswordWeakness::Short;
    int length = 0;
    for (const ZxcMatch_t *part = parts; part; part = part->Next) {
        const auto weakness = toWeakness(part->Type);
        if (weakness != PasswordWeakness::None && part->Length > length) {
            worst = weakness;
            length = part->Length;
        }
    }
    return worst;
}

} // namespace

PasswordAdvice adviseOn(const base::Secret &password, const QStringList &ownWords)
{
    std::vector<QByteArray> words;
    for (const QString &word : ownWords) {
        if (!word.isEmpty())
            words.push_back(word.toLower().toUtf8());
    }
    std::vector<const char *> pointers;
    for (const QByteArray &word : words)
        pointers.push_back(word.constData());
    pointers.push_back(nullptr);
    // The library wants a text that ends in NUL; this copy wipes itself, too.
    QByteArray ended = password.reveal()
                           .first(std::min(password.reveal().size(), longestLookedAt))
                           .toByteArray();
    const qsizetype size = ended.size();
    ended.append('\0');
    const base::Secret looked {QByteArrayView(ended)};
    explicit_bzero(ended.data(), std::size_t(ended.size()));
    ZxcMatch_t *parts = nullptr;
    const double bits
        = size == 0 ? 0 : ZxcvbnMatch(looked.reveal().data(), pointers.data(), &parts);
    PasswordAdvice advice;
    advice.guessesLog10 = std::max(0.0, bits * std::log10(2.0));
    advice.score = int(std::count_if(scoreLimits.begin(), scoreLimits.end(),
        [&](double limit) { return advice.guessesLog10 >= limit; }));
    if (advice.score < 4)
        advice.weakness = worstOf(parts);
    ZxcvbnFreeInfo(parts);
    return advice;
}

} // namespace accounts
