#include "tests/bench/respcorpus.h"

#include <QString>

namespace bench {

namespace {

QByteArray bulk(const QByteArray &text)
{
    return '$' + QByteArray::number(text.size()) + "\r\n" + text + "\r\n";
}

/// Letters that look like text; what they are does not matter, since nobody should look at them.
QByteArray text(qsizetype bytes, qsizetype seed)
{
    QByteArray letters(bytes, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes; ++i)
        letters[i] = char('a' + (seed * 7 + i * 13) % 26);
    return letters;
}

QByteArray message(qsizetype payloadBytes, qsizetype seed)
{
    return "*3\r\n$7\r\nmessage\r\n$12\r\nchat:room:42\r\n" + bulk(text(payloadBytes, seed));
}

/// A log entry as protocol.md lays it out.
QByteArray entry(qsizetype number)
{
    const QByteArray id = QByteArray::number(1795462772424 + number) + "-0";
    return "*2\r\n" + bulk(id) + "*10\r\n" + bulk("prev") + bulk(id) + bulk("uid")
        + bulk("01JDZ6K3QH4X7V9R2M5T8W1Y3B") + bulk("from") + bulk("alice") + bulk("kind")
        + bulk("text") + bulk("body") + bulk(text(40 + number % 50, number));
}

} // namespace

QByteArray messageCorpus(qsizetype payloadBytes, qsizetype count)
{
    QByteArray corpus;
    corpus.reserve(count * (payloadBytes + 64));
    for (qsizetype i = 0; i < count; ++i)
        corpus += message(payloadBytes, i);
    return corpus;
}

QByteArray messageCorpusOf(qsizetype payloadBytes, qsizetype bytes)
{
    return messageCorpus(payloadBytes, bytes / message(payloadBytes, 0).size());
}

QByteArray streamCorpusOf(qsizetype bytes)
{
    QByteArray corpus;
    for (qsizetype number = 0; corpus.size() < bytes;) {
        corpus += "*1000\r\n";
        for (const qsizetype end = number + 1000; number < end; ++number)
            corpus += entry(number);
    }
    return corpus;
}

QByteArray bulkCorpusOf(qsizetype stringBytes, qsizetype bytes)
{
    QByteArray corpus;
    for (qsizetype i = 0; corpus.size() < bytes; ++i)
        corpus += bulk(text(stringBytes, i));
    return corpus;
}

} // namespace bench
