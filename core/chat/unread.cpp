#include "core/chat/unread.h"

#include <algorithm>

namespace chat {

namespace {

char toLowerAscii(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? char(letter + ('a' - 'A')) : letter;
}

bool isAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
        [](char letter) { return static_cast<quint8>(letter) < 0x80; });
}

bool isPartOfWord(QChar letter)
{
    return letter.isLetterOrNumber() || letter.isMark() || letter == u'_' || letter.isSurrogate();
}

/// Dots and dashes belong to a name only when it goes on behind them.
bool goesOn(QStringView text, qsizetype position)
{
    while (position < text.size() && (text.at(position) == u'.' || text.at(position) == u'-'))
        ++position;
    return position < text.size() && isPartOfWord(text.at(position));
}

bool isWordAt(QStringView text, qsizetype begin, qsizetype end)
{
    qsizetype before = begin;
    while (before > 0 && (text.at(before - 1) == u'.' || text.at(before - 1) == u'-'))
        --before;
    return (before == 0 || !isPartOfWord(text.at(before - 1))) && !goesOn(text, end);
}

bool countsAsUnread(const ChatMessage &message)
{
    switch (message.kind) {
    case MessageKind::Text:
    case MessageKind::Action:
    case MessageKind::File:
        return true;
    default:
        return false;
    }
}

} // namespace

MentionFinder::MentionFinder(const QByteArray &userName)
    : m_name(QString::fromUtf8(userName))
{
    if (isAscii(userName))
        m_lowerName = userName.toLower();
}

/// Whether the letters of the name stand anywhere: cheap, and for nearly all messages the answer is no.
bool MentionFinder::isMentionedInAscii(QByteArrayView body) const
{
    const auto same = [](char left, char right) { return toLowerAscii(left) == right; };
    return std::search(body.begin(), body.end(), m_lowerName.begin(), m_lowerName.end(), same)
        != body.end();
}

bool MentionFinder::isMentionedIn(QByteArrayView body) const
{
    if (m_name.isEmpty() || (!m_lowerName.isEmpty() && !isMentionedInAscii(body)))
        return false;
    const QString text = QString::fromUtf8(body);
    qsizetype at = text.indexOf(m_name, 0, Qt::CaseInsensitive);
    while (at >= 0) {
        if (isWordAt(text, at, at + m_name.size()))
            return true;
        at = text.indexOf(m_name, at + 1, Qt::CaseInsensitive);
    }
    return false;
}

bool UnreadCount::add(const QList<ChatMessage> &messages, QByteArrayView ownName,
    const MentionFinder &finder)
{
    const int before = m_unread;
    for (const ChatMessage &message : messages) {
        if (message.from == ownName || !countsAsUnread(message))
            continue;
        ++m_unread;
        if (!message.plain && finder.isMentionedIn(message.body))
            ++m_mentions;
    }
    return m_unread != before;
}

bool UnreadCount::clear()
{
    const bool changed = m_unread != 0 || m_mentions != 0;
    m_unread = 0;
    m_mentions = 0;
    return changed;
}

} // namespace chat
