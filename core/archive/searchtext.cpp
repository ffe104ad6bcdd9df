#include "core/archive/searchtext.h"

#include <QChar>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace archive {

namespace {

/// A row of letters of one kind.
struct Run {
    qsizetype start = 0;
    QStringList letters; ///< a letter may be two code units
    bool isDense = false; ///< of a script without blanks

    QString text() const { return letters.join(QString()); }
};

bool isDenseScript(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

QList<Run> runsOf(const QString &text)
{
    QList<Run> runs;
    bool isOpen = false;
    for (qsizetype i = 0; i < text.size();) {
        const bool isPair = text.at(i).isHighSurrogate() && i + 1 < text.size()
            && text.at(i + 1).isLowSurrogate();
        const char32_t letter
            = isPair ? QChar::surrogateToUcs4(text.at(i), text.at(i + 1)) : text.at(i).unicode();
        const qsizetype length = isPair ? 2 : 1;
        const bool isMark = QChar::category(letter) <= QChar::Mark_Enclosing;
        if (!QChar::isLetterOrNumber(letter) && !isMark) {
            isOpen = false;
        } else {
            const bool isDense = isDenseScript(QChar::script(letter));
            if (!isOpen || (runs.constLast().isDense != isDense && !isMark))
                runs.append({i, {}, isDense});
            runs.last().letters.append(text.sliced(i, length));
            isOpen = true;
        }
        i += length;
    }
    return runs;
}

QStringList pairsOf(const Run &run)
{
    QStringList pairs;
    for (qsizetype i = 0; i + 1 < run.letters.size(); ++i) {
        const QString pair = run.letters.at(i) + run.letters.at(i + 1);
        pairs.append(pair);
    }
    return pairs;
}

} // namespace

QString toIndexText(const QString &text)
{
    QStringList words;
    for (const Run &run : runsOf(text.normalized(QString::NormalizationForm_KC))) {
        if (!run.isDense) {
            words.append(run.text());
            continue;
        }
        words.append(pairsOf(run));
        words.append(run.letters.constLast());
    }
    return words.join(u' ');
}

QString toMatchExpression(const QString &query)
{
    QStringList terms;
    for (const Run &run : runsOf(query.normalized(QString::NormalizationForm_KC))) {
        // A single letter is the beginning of a pair, or the last of its row.
        if (!run.isDense || run.letters.size() == 1)
            terms.append(u"\""_s + run.text() + u"\"*");
        else
            terms.append(u"\""_s + pairsOf(run).join(u' ') + u'"');
    }
    return terms.join(u" AND "_s);
}

QList<chat::TextRange> findHighlights(const QString &text, const QString &query)
{
    QList<chat::TextRange> found;
    for (const Run &run : runsOf(query)) {
        const QString word = run.text();
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            const bool isInside = !run.isDense && at > 0 && text.at(at - 1).isLetterOrNumber()
                && !isDenseScript(text.at(at - 1).script());
            if (!isInside)
                found.append({at, word.size()});
        }
    }
    std::sort(found.begin(), found.end(),
        [](const chat::TextRange &left, const chat::TextRange &right) {
            return left.start < right.start;
        });
    QList<chat::TextRange> apart;
    for (const chat::TextRange &range : std::as_const(found)) {
        if (apart.isEmpty() || range.start >= apart.constLast().start + apart.constLast().length)
            apart.append(range);
    }
    return apart;
}

} // namespace archive
