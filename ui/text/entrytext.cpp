#include "ui/text/entrytext.h"

#include "ui/text/jsontext.h"
#include "ui/text/markupscan.h"
#include "ui/text/plaintext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EntryText)
};

constexpr qsizetype maxNameLength = 64;
constexpr qsizetype maxTopicLength = 500;
constexpr qsizetype maxHexBytes = 4096;
constexpr qsizetype maxSpokenLength = 4000;
/// More than this is never decoded for showing; copying takes all of it.
constexpr qsizetype maxShownBytes = 1024 * 1024;

QString shownName(QByteArrayView name)
{
    return toVisibleLine(name, maxNameLength);
}

MessageText toParagraph(const QString &text)
{
    return {text, {{0, text.size(), BlockKind::Paragraph}}, {}};
}

QString systemText(const chat::TimelineEntry &entry)
{
    const QString sender = senderText(entry);
    switch (entry.messageKind) {
    case chat::MessageKind::Join:
        return Words::tr("%1 joined").arg(sender);
    case chat::MessageKind::Leave:
        return Words::tr("%1 left").arg(sender);
    case chat::MessageKind::Topic: {
        const QString topic = toVisibleLine(entry.body, maxTopicLength);
        return topic.isEmpty() ? Words::tr("%1 removed the topic").arg(sender)
                               : Words::tr("%1 set the topic: %2").arg(sender, topic);
    }
    default:
        break;
    }
    return {};
}

// Cuts bytes at the start of a letter, so that a cut text stays valid.
QByteArrayView clippedBytes(QByteArrayView bytes)
{
    if (bytes.size() <= maxShownBytes)
        return bytes;
    qsizetype end = maxShownBytes;
    while (end > 0 && (quint8(bytes.at(end)) & 0xC0) == 0x80)
        --end;
    return bytes.first(end);
}

QString withoutLastLineEnds(QString text)
{
    qsizetype end = text.size();
    while (end > 0 && text.at(end - 1) == u'\n')
        --end;
    text.truncate(end);
    return text;
}

} // namespace

bool isShown(const chat::TimelineEntry &entry)
{
    if (entry.kind != chat::EntryKind::Message)
        return true;
    switch (entry.messageKind) {
    case chat::MessageKind::Edit:
    case chat::MessageKind::Delete:
    case chat::MessageKind::React:
    case chat::MessageKind::Unknown:
        return false;
    default:
        return true;
    }
}

bool isSystemLine(const chat::TimelineEntry &entry)
{
    if (entry.kind != chat::EntryKind::Message)
        return false;
    return entry.messageKind == chat::MessageKind::Join
        || entry.messageKind == chat::MessageKind::Leave
        || entry.messageKind == chat::MessageKind::Topic;
}

QString senderText(const chat::TimelineEntry &entry)
{
    if (entry.plain)
        return Words::tr("published directly");
    const QString name = shownName(entry.from);
    return name.isEmpty() ? Words::tr("somebody") : name;
}

MessageText toMessageText(const chat::TimelineEntry &entry, const QString &ownName, JsonForm form)
{
    if (isSystemLine(entry))
        return toParagraph(systemText(entry));
    if (!entry.validUtf8)
        return toCode(toHexText(entry.body, maxHexBytes));
    const QString text
        = withoutLastLineEnds(toVisibleText(QString::fromUtf8(clippedBytes(entry.body))));
    if (!entry.plain)
        return parseMarkup(text, Markup::Full, ownName);
    if (!hasJson(entry))
        return parseMarkup(text, Markup::LinksOnly);
    return toCode(form == JsonForm::Pretty ? toPrettyJson(text) : text.trimmed());
}

bool hasJson(const chat::TimelineEntry &entry)
{
    if (!entry.plain || !entry.validUtf8)
        return false;
    const QByteArrayView body = entry.body.trimmed();
    if (body.isEmpty() || (body.front() != '{' && body.front() != '['))
        return false;
    return isJson(QString::fromUtf8(body));
}

QString gapText(const chat::TimelineEntry &entry)
{
    const QString from = timeText(chat::timeOf(entry.gapFrom));
    const QString to = timeText(chat::timeOf(entry.gapTo));
    const bool knowsStart = !entry.gapFrom.isNull();
    const bool knowsEnd = !entry.gapTo.isNull();
    if (entry.kind == chat::EntryKind::Trimmed) {
        if (knowsStart && knowsEnd)
            return Words::tr("Messages are missing here: the server's log was trimmed (%1 to %2)")
                .arg(from, to);
        return Words::tr("Older messages are gone: the server's log was trimmed");
    }
    if (knowsStart && knowsEnd)
        return Words::tr("Messages are missing here: %1 to %2 is being read").arg(from, to);
    return Words::tr("Messages are missing here and are being read");
}

QString stateLabel(chat::SendState state)
{
    switch (state) {
    case chat::SendState::Waiting:
        return Words::tr("waiting");
    case chat::SendState::Refused:
        return Words::tr("not sent");
    case chat::SendState::Lost:
        return Words::tr("not kept");
    default:
        return {};
    }
}

QString stateText(chat::SendState state)
{
    switch (state) {
    case chat::SendState::None:
        break;
    case chat::SendState::Waiting:
        return Words::tr("Waiting in the outbox: not stored on the server yet");
    case chat::SendState::Stored:
        return Words::tr("Stored on the master");
    case chat::SendState::Replicated:
        return Words::tr("Stored, and back from the node we read");
    case chat::SendState::Refused:
        return Words::tr("Refused: not sent");
    case chat::SendState::Lost:
        return Words::tr("Not kept by the server: its log does not have this message");
    }
    return {};
}

QString newMessagesText()
{
    return Words::tr("New messages");
}

QString liveOnlyText()
{
    //: A tag beside messages that the server does not keep; short
    return Words::tr("LIVE ONLY");
}

QString accessibleText(const chat::TimelineEntry &entry)
{
    if (entry.kind != chat::EntryKind::Message)
        return gapText(entry);
    QString text = toMessageText(entry, {}).text;
    text.truncate(clippedLength(text, maxSpokenLength));
    if (isSystemLine(entry))
        return text;
    //: What a screen reader reads for a message: sender, time, text
    return Words::tr("%1, %2: %3").arg(senderText(entry), timeText(entry.at), text);
}

QString accessibleDescription(const chat::TimelineEntry &entry)
{
    if (entry.kind != chat::EntryKind::Message)
        return {};
    return entry.plain ? Words::tr("Live only: the server keeps no copy") : stateText(entry.state);
}

} // namespace ui
