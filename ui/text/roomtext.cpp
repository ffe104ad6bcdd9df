#include "ui/text/roomtext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct RoomText {
    Q_DECLARE_TR_FUNCTIONS(RoomText)
};

// Letters that show nothing but change how their neighbours are read. The two joiners are kept: Indic
// and Persian words and many emoji need them.
bool isInvisible(QChar letter)
{
    if (letter == u'\u200C' || letter == u'\u200D')
        return false;
    switch (letter.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString toStateText(const chat::Room &room)
{
    switch (room.state) {
    case chat::JoinState::Joining:
        return RoomText::tr("joining");
    case chat::JoinState::Refused:
        return RoomText::tr("refused by the server");
    case chat::JoinState::Joined:
        break;
    }
    return {};
}

QString toSubscribersText(const redis::SubscriberCount &count)
{
    const QString text = RoomText::tr("%n subscriber(s)", nullptr, int(count.total));
    return count.complete ? text : RoomText::tr("at least %1").arg(text);
}

} // namespace

QString toPlainName(const chat::RoomId &id)
{
    return toPlainLine(id.displayName(), 128);
}

QString toPlainLine(const QString &text, qsizetype longest)
{
    QString plain;
    plain.reserve(qMin(text.size(), longest));
    for (const QChar letter : text) {
        if (plain.size() >= longest)
            return plain + u'…';
        const bool blank = letter == u'\n' || letter == u'\r' || letter == u'\t';
        plain += blank ? u' ' : isInvisible(letter) ? QChar(QChar::ReplacementCharacter) : letter;
    }
    return plain;
}

QString toCountText(const redis::SubscriberCount &count)
{
    const QString number = QLocale().toString(count.total);
    return count.complete ? number : QString(u'≥' + number);
}

QString toRoomDescription(const chat::Room &room, bool muted)
{
    QStringList parts;
    if (room.unread > 0)
        parts += RoomText::tr("%n unread message(s)", nullptr, room.unread);
    if (room.mentions > 0)
        parts += RoomText::tr("%n mention(s)", nullptr, room.mentions);
    if (room.subscribers)
        parts += toSubscribersText(*room.subscribers);
    if (muted)
        parts += RoomText::tr("muted");
    if (const QString state = toStateText(room); !state.isEmpty())
        parts += state;
    return parts.join(u", "_s);
}

QString toRoomToolTip(const chat::Room &room)
{
    QStringList lines {toPlainName(room.id)};
    if (!room.topic.isEmpty())
        lines += toPlainLine(room.topic, 200);
    if (room.subscribers) {
        for (const redis::SubscriberCount::AtNode &node : room.subscribers->nodes)
            lines += RoomText::tr("%1: %n subscriber(s)", nullptr, int(node.subscribers))
                         .arg(redis::toText(node.endpoint));
        if (!room.subscribers->complete)
            lines += RoomText::tr("Not every node answered: there may be more.");
    }
    if (const QString state = toStateText(room); !state.isEmpty())
        lines += state;
    // A tool tip guesses whether its text is HTML; this one never is.
    return u"<p style='white-space:pre-wrap'>"_s + lines.join(u'\n').toHtmlEscaped() + u"</p>"_s;
}

} // namespace ui
