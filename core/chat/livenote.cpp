#include "core/chat/livenote.h"

#include "core/chat/roomname.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace chat {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kinds[] {"typing"_L1, "present"_L1, "gone"_L1, "direct"_L1, "read"_L1};

} // namespace

QByteArray encodeLiveNote(const LiveNote &note)
{
    QJsonObject json {{u"taproom"_s, 1}, {u"live"_s, QString(kinds[size_t(note.kind)])},
        {u"from"_s, QString::fromUtf8(note.from)}};
    if (!note.channel.isEmpty())
        json[u"channel"_s] = QString::fromUtf8(note.channel);
    if (!note.id.isNull())
        json[u"id"_s] = QString::fromLatin1(toText(note.id));
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::optional<LiveNote> parseLiveNote(const QByteArray &payload)
{
    if (payload.size() > LiveNote::maxBytes)
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(payload).object();
    const QString word = json[u"live"_s].toString();
    const auto kind = std::find(std::begin(kinds), std::end(kinds), word);
    LiveNote note;
    note.from = json[u"from"_s].toString().toUtf8();
    if (json[u"taproom"_s].toInt() != 1 || kind == std::end(kinds) || !isUserName(note.from))
        return std::nullopt;
    note.kind = LiveNote::Kind(kind - std::begin(kinds));
    note.channel = json[u"channel"_s].toString().toUtf8();
    note.id = parseLogId(json[u"id"_s].toString().toLatin1()).value_or(LogId());
    if (note.kind == LiveNote::Kind::Read && (note.channel.isEmpty() || note.id.isNull()))
        return std::nullopt;
    return note;
}

} // namespace chat
