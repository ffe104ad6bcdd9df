#include "ui/text/completion.h"

#include "core/chat/inputline.h"

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestWord = 64;
constexpr qsizetype fewestEmojiLetters = 2;

CompletionKind kindOf(QChar sign)
{
    switch (sign.unicode()) {
    case u'@':
        return CompletionKind::Person;
    case u'#':
        return CompletionKind::Room;
    case u':':
        return CompletionKind::Emoji;
    case u'/':
        return CompletionKind::Command;
    default:
        return CompletionKind::None;
    }
}

bool isAllowed(CompletionKind kind, QStringView before, QStringView word)
{
    switch (kind) {
    case CompletionKind::None:
        return false;
    case CompletionKind::Command:
        return before.isEmpty();
    case CompletionKind::Emoji:
        for (const QChar letter : word) {
            if (!letter.isLetterOrNumber() && letter != u'_' && letter != u'+' && letter != u'-')
                return false;
        }
        return word.size() >= fewestEmojiLetters;
    case CompletionKind::Person:
    case CompletionKind::Room:
        break;
    }
    return true;
}

} // namespace

CompletionQuery findCompletion(QStringView text, qsizetype cursor)
{
    const QStringView typed = text.first(qBound<qsizetype>(0, cursor, text.size()));
    qsizetype start = typed.size();
    while (start > 0 && !typed[start - 1].isSpace() && typed.size() - start <= longestWord)
        --start;
    // An opening bracket or quote may stand before the sign.
    while (start < typed.size() && (typed[start] == u'(' || typed[start] == u'"'))
        ++start;
    if (start == typed.size())
        return {};
    const CompletionKind kind = kindOf(typed[start]);
    const QStringView word = typed.sliced(start + 1);
    if (!isAllowed(kind, typed.first(start), word) || word.size() > longestWord)
        return {};
    return {kind, start, word.toString()};
}

QList<Completion> fittingCompletions(const QList<Completion> &offers, const QString &word,
    qsizetype limit)
{
    QList<Completion> first;
    QList<Completion> then;
    for (const Completion &offer : offers) {
        if (offer.word.startsWith(word, Qt::CaseInsensitive))
            first.append(offer);
        else if (offer.word.contains(word, Qt::CaseInsensitive))
            then.append(offer);
    }
    first += then;
    return first.first(std::min(limit, first.size()));
}

// Each line of the help is "/name argument: what it does".
QList<Completion> commandCompletions()
{
    QList<Completion> offers;
    for (const QString &line : chat::inputHelp().split(u'\n')) {
        const qsizetype colon = line.indexOf(u':');
        const QString usage = line.left(colon);
        const QString name = usage.section(u' ', 0, 0);
        if (!name.startsWith(u'/') || name.startsWith("//"_L1))
            continue;
        const QString argument = usage.mid(name.size()).trimmed();
        const QString help = line.mid(colon + 1).trimmed();
        const QString hint = argument.isEmpty() ? help : QString(argument + u": "_s + help);
        offers.append({name.mid(1), QString(name + u' '), hint});
    }
    return offers;
}

} // namespace ui
