#include "ui/text/roomtext.h"

#include "ui/text/errortext.h"
#include "ui/text/plaintext.h"
#include "ui/text/statustext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestName = 128;
constexpr qsizetype longestTopic = 200;

struct RoomText {
    Q_DECLARE_TR_FUNCTIONS(RoomText)
};

// The two joiners stay: Indic and Persian words and many emoji need them.
bool isInvisible(QChar letter)
{
    return letter.category() == QChar::Other_Format && letter != u'\u200C' && letter != u'\u200D';
}

QString toStateText(const chat::Room &room)
{
    switch (room.state) {
    case chat::JoinState::Joining:
        return RoomText::tr("joining…");
    case chat::JoinState::Refused:
        return RoomText::tr("refused by the server");
    case chat::JoinState::Joined:
        break;
    }
    return {};
}

} // namespace

QString toPlainName(const chat::RoomId &id)
{
    QString name;
    const QString line = toVisibleLine(id.name(), longestName);
    for (const QChar letter : line) {
        if (isInvisible(letter))
            name += u"[U+%1]"_s.arg(QString::number(letter.unicode(), 16).toUpper(), 4, u'0');
        else
            name += letter;
    }
    return name;
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
        parts += subscribersText(room.subscribers);
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
        lines += toVisibleLine(room.topic.toUtf8(), longestTopic);
    if (room.subscribers) {
        for (const redis::SubscriberCount::AtNode &node : room.subscribers->nodes)
            lines += RoomText::tr("%1: %n subscriber(s)", nullptr, int(node.subscribers))
                         .arg(redis::toText(node.endpoint));
        if (!room.subscribers->complete)
            lines += RoomText::tr("Not every node answered: there may be more.");
    }
    if (const QString state = toStateText(room); !state.isEmpty())
        lines += state;
    if (room.error)
        lines += errorText(*room.error);
    // A tool tip guesses whether its text is HTML; this one never is.
    const QString text = lines.join(u'\n').toHtmlEscaped();
    return u"<p style='white-space:pre-wrap'>"_s + text + u"</p>"_s;
}

} // namespace ui
