#pragma once

#include "core/chat/recovery.h"

/// The small language in which the tests of Recovery speak.
namespace words {

using chat::ChatMessage;
using chat::LogPage;
using chat::Recovery;
using chat::RecoveryStep;

/// `5<4` is the message with id 5 that names 4 before it; `5<4=u` has the uid u; `p` a plain one.
inline ChatMessage message(const QByteArray &word)
{
    ChatMessage made;
    made.body = word;
    made.plain = word.startsWith('p');
    if (made.plain)
        return made;
    const QByteArrayList parts = word.split('=');
    const QByteArrayList ids = parts.at(0).split('<');
    made.id = {ids.at(0).toULongLong(), 0};
    made.previous = {ids.value(1).toULongLong(), 0};
    made.uid = parts.value(1, "u" + ids.at(0));
    made.from = "bob";
    return made;
}

inline QList<ChatMessage> messages(const QByteArray &words)
{
    QList<ChatMessage> list;
    for (const QByteArray &word : words.split(' ')) {
        if (!word.isEmpty())
            list.append(message(word));
    }
    return list;
}

inline LogPage page(const QByteArray &words)
{
    LogPage made;
    made.messages = messages(words);
    made.entries = made.messages.size();
    if (made.entries > 0) {
        made.first = made.messages.constFirst().id;
        made.last = made.messages.constLast().id;
    }
    return made;
}

inline QByteArray word(const ChatMessage &shown)
{
    return shown.plain ? shown.body : QByteArray::number(shown.id.milliseconds);
}

/// `hole 3..9; lost 5; 1 2 p; newest 50; from 3; recheck`
inline QByteArray toText(const RecoveryStep &step)
{
    QByteArrayList parts;
    if (step.hole)
        parts << "hole " + QByteArray::number(step.hole->from.milliseconds) + ".."
                + QByteArray::number(step.hole->to.milliseconds);
    if (!step.lost.isEmpty()) {
        QByteArrayList lost;
        for (const chat::ShownMessage &message : step.lost)
            lost << QByteArray::number(message.id.milliseconds);
        parts << "lost " + lost.join(' ');
    }
    QByteArrayList shown;
    for (const ChatMessage &message : step.show)
        shown << word(message);
    if (!shown.isEmpty())
        parts << shown.join(' ');
    if (step.read && step.read->kind == chat::LogRead::Kind::Newest)
        parts << "newest " + QByteArray::number(step.read->count);
    if (step.read && step.read->kind == chat::LogRead::Kind::From)
        parts << "from " + QByteArray::number(step.read->from.milliseconds);
    if (step.recheckAfter)
        parts << "recheck";
    return parts.join("; ");
}

/// A recovery with the ticket of its last read, so that answers fit.
class Reader {
public:
    explicit Reader(int history = 3)
        : m_recovery(history)
    {
    }

    QByteArray subscribed() { return take(m_recovery.subscribed()); }
    QByteArray live(const QByteArray &words) { return take(m_recovery.takeLive(messages(words))); }
    /// `first`: where the log begins.
    QByteArray log(const QByteArray &words, quint64 first = 1)
    {
        return take(m_recovery.takePage(m_ticket, page(words), {first, 0}));
    }
    QByteArray oldLog(const QByteArray &words)
    {
        return take(m_recovery.takePage(m_ticket - 1, page(words), {1, 0}));
    }
    QByteArray failed() { return take(m_recovery.readFailed(m_ticket)); }
    QByteArray tooLong() { return take(m_recovery.readTooLong(m_ticket)); }
    QByteArray refused() { return take(m_recovery.readRefused(m_ticket)); }
    QByteArray recheck() { return take(m_recovery.recheck()); }
    QByteArray newest(quint64 id) { return take(m_recovery.checkNewest({id, 0})); }
    const Recovery &recovery() const { return m_recovery; }

private:
    QByteArray take(const RecoveryStep &step)
    {
        if (step.read)
            m_ticket = step.read->ticket;
        return toText(step);
    }

    Recovery m_recovery;
    quint64 m_ticket = 0;
};

/// Joined, with 1 2 3 shown and the position at 3.
inline Reader joined()
{
    Reader reader;
    reader.subscribed();
    reader.log("1 2 3");
    return reader;
}

} // namespace words
