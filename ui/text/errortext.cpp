#include "ui/text/errortext.h"

#include "ui/text/errorwords.h"
#include "ui/text/plaintext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype maxQuoteLength = 300;

QString translated(const char *text)
{
    return text == nullptr ? QString() : QCoreApplication::translate("ErrorText", text);
}

// The detail as a sentence: a capital letter at its start and a full stop at its end.
QString toSentence(const QString &detail)
{
    QString text = toVisibleLine(detail.toUtf8(), maxQuoteLength).trimmed();
    if (text.isEmpty())
        return text;
    text[0] = text.at(0).toUpper();
    const QChar last = text.back();
    if (last.isLetterOrNumber() || last == u')' || last == u'"' || last == u'\'')
        text += u'.';
    return text;
}

bool isAbout(const ErrorEntry &entry, const base::Error &error)
{
    return error.code == QLatin1StringView(entry.code)
        && (!entry.kind || *entry.kind == error.kind);
}

const ErrorEntry *findEntry(std::span<const ErrorEntry> entries, const base::Error &error)
{
    const auto entry = std::find_if(entries.begin(), entries.end(),
        [&error](const ErrorEntry &candidate) { return isAbout(candidate, error); });
    return entry == entries.end() ? nullptr : &*entry;
}

} // namespace

ErrorWords toWords(const base::Error &error)
{
    for (const auto entries : {knownCodes(), knownAccountCodes()}) {
        if (const ErrorEntry *entry = findEntry(entries, error))
            return {translated(entry->what), translated(entry->advice)};
    }

    const ErrorEntry general = wordsOf(error.kind);
    const QString detail = toSentence(error.detail);
    // What a user gave, or what a server said, only the detail can tell.
    if (error.kind == base::ErrorKind::Input && !detail.isEmpty())
        return {detail, {}};
    if (error.kind == base::ErrorKind::Server && !detail.isEmpty())
        return {QCoreApplication::translate("ErrorText", "The server refused this: %1").arg(detail),
            translated(general.advice)};
    return {translated(general.what), translated(general.advice)};
}

QString errorText(const base::Error &error)
{
    const ErrorWords words = toWords(error);
    if (words.advice.isEmpty())
        return words.what;
    //: Two sentences: what happened, what to do
    return QCoreApplication::translate("ErrorText", "%1 %2").arg(words.what, words.advice);
}

} // namespace ui
