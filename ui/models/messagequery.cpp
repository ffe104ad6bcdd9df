#include "ui/models/messagequery.h"

#include <algorithm>

namespace ui {

MessageQuery::MessageQuery(const QString &words)
{
    const QString folded = words.simplified().toCaseFolded();
    m_words = folded.split(u' ', Qt::SkipEmptyParts);
}

bool MessageQuery::matches(QByteArrayView from, QByteArrayView body) const
{
    const QString text = QString::fromUtf8(body).toCaseFolded();
    const QString sender = QString::fromUtf8(from).toCaseFolded();
    return !m_words.isEmpty()
        && std::all_of(m_words.begin(), m_words.end(),
            [&](const QString &word) { return text.contains(word) || sender.contains(word); });
}

QList<SearchHit> MessageQuery::filter(const QList<SearchHit> &candidates) const
{
    QList<SearchHit> found;
    for (const SearchHit &candidate : candidates) {
        if (matches(candidate.from, candidate.body))
            found.append(candidate);
    }
    return found;
}

} // namespace ui
