#include "app/cli/tailtext.h"

#include "core/chat/messagecodec.h"
#include "ui/text/plaintext.h"

#include <QDateTime>
#include <QStringDecoder>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

namespace {

constexpr qsizetype maxNameLength = 200;

/// The text, or nothing when the bytes are no UTF-8.
std::optional<QString> decoded(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    return decode.hasError() ? std::nullopt : std::optional(text);
}

QJsonValue orNull(const QByteArray &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromUtf8(text));
}

QJsonValue orNull(const chat::LogId &id)
{
    return id.isNull() ? QJsonValue(QJsonValue::Null)
                       : QJsonValue(QString::fromLatin1(chat::toText(id)));
}

QString timeText(std::chrono::milliseconds at)
{
    return QDateTime::fromMSecsSinceEpoch(at.count()).toString(u"yyyy-MM-dd HH:mm:ss");
}

QString bodyText(const QByteArray &body)
{
    const auto text = decoded(body);
    if (!text)
        return u"(no text) "_s + QString::fromLatin1(body.toHex(' '));
    return ui::toVisibleText(*text).replace(u'\n', u"\n    "_s);
}

QString senderText(const chat::ChatMessage &message)
{
    if (message.plain)
        return u"(published directly):"_s;
    const QString from = ui::toVisibleLine(message.from, maxNameLength);
    switch (message.kind) {
    case chat::MessageKind::Text:
        return from + u':';
    case chat::MessageKind::Action:
        return u"* "_s + from;
    default:
        return from + u" (" + QString::fromLatin1(chat::toText(message.kind)) + u"):";
    }
}

} // namespace

QByteArray toText(const QByteArray &channel, const chat::ChatMessage &message)
{
    const QString line = timeText(message.at) + u' ' + ui::toVisibleLine(channel, maxNameLength)
        + u' ' + senderText(message) + u' ' + bodyText(message.body);
    return line.toUtf8();
}

QByteArray toText(const QByteArray &channel, const chat::LogHole &hole)
{
    const QString line = ui::toVisibleLine(channel, maxNameLength)
        + u": messages are missing between " + QString::fromLatin1(chat::toText(hole.from))
        + u" and " + QString::fromLatin1(chat::toText(hole.to))
        + u"; the log does not have them any more";
    return line.toUtf8();
}

QByteArray toText(const QByteArray &channel, const chat::ShownMessage &lost)
{
    const QString line = ui::toVisibleLine(channel, maxNameLength) + u": the server did not keep "
        + QString::fromLatin1(chat::toText(lost.id));
    return line.toUtf8();
}

QJsonObject toJson(const QByteArray &channel, const chat::ShownMessage &lost)
{
    return {{u"kind"_s, u"lost"_s}, {u"channel"_s, QString::fromUtf8(channel)},
        {u"id"_s, orNull(lost.id)}, {u"uid"_s, orNull(lost.uid)}};
}

QJsonObject toJson(const QByteArray &channel, const chat::ChatMessage &message)
{
    QJsonObject line {{u"id"_s, orNull(message.id)}, {u"uid"_s, orNull(message.uid)},
        {u"from"_s, orNull(message.from)},
        {u"kind"_s, QString::fromLatin1(chat::toText(message.kind))},
        {u"channel"_s, QString::fromUtf8(channel)}, {u"at"_s, qint64(message.at.count())},
        {u"plain"_s, message.plain}};
    if (!message.re.isEmpty())
        line[u"re"_s] = QString::fromUtf8(message.re);
    if (const auto text = decoded(message.body))
        line[u"body"_s] = *text;
    else
        line[u"hex"_s] = QString::fromLatin1(message.body.toHex());
    return line;
}

QJsonObject toJson(const QByteArray &channel, const chat::LogHole &hole)
{
    return {{u"kind"_s, u"gap"_s}, {u"channel"_s, QString::fromUtf8(channel)},
        {u"after"_s, orNull(hole.from)}, {u"before"_s, orNull(hole.to)}};
}

} // namespace app::cli
