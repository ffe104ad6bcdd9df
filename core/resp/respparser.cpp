#include "core/resp/respparser.h"

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace resp {

namespace {

/// What stands between the type byte of a message and the length of its channel.
constexpr char MessageHead[] = "3\r\n$7\r\nmessage\r\n$";
constexpr qsizetype MessageHeadBytes = sizeof(MessageHead) - 1;

} // namespace

RespParser::RespParser(RespLimits limits, RespSizes sizes)
    : m_sizes(sizes)
    , m_reader(limits)
    , m_blocks(sizes.blockBytes)
    , m_plainBytes(std::min(limits.maxBulkBytes, limits.maxValueBytes))
    // The short cut for messages does not look at these limits.
    , m_takesMessages(limits.maxElements >= 3 && limits.maxDepth >= 1)
{
    setMessageForm(MessageForm::Push);
}

void RespParser::setMessageForm(MessageForm form)
{
    m_messageByte = form == MessageForm::Push ? '>' : form == MessageForm::Array ? '*' : 0;
    if (!m_takesMessages)
        m_messageByte = 0;
}

void RespParser::reset()
{
    m_hasFailed = false;
    dropValue();
    m_enough = nullptr;
    m_messageStart = nullptr;
    m_cursor = m_end;
    // The next byte is the first one.
    m_base = m_valueStart = 0;
    m_base -= offsetOf(m_cursor);
    m_error = {};
}

std::span<char> RespParser::prepareRoom()
{
    if (!m_hasValue)
        m_blocks.releaseFinished();
    if (m_hasFailed)
        m_cursor = m_end;
    const qsizetype waiting = m_end - m_cursor;
    const bool insideBulk = waiting < m_reader.bulkBytes();
    if (insideBulk)
        makeRoomForBulk();
    else if (waiting == 0 && m_reader.isEmpty() && m_blocks.isOrdinary() && m_blocks.isOwn())
        rewind();
    // Much is waiting in a long line, or when the caller does not call next(): grow, so that the
    // copying stays linear.
    if (!insideBulk && m_blocks.limit() - m_end < m_sizes.leastRoomBytes)
        makeRoom(waiting > m_sizes.blockBytes / 2 ? 3 * waiting : m_sizes.blockBytes);
    // Large strings come in rows: a short read finds the next one's length before much of it landed
    // here, from where it would have to be copied.
    if (m_followsLarge && m_end == m_blocks.begin())
        return {m_end, std::size_t(m_sizes.leastRoomBytes)};
    m_roomUntil = m_blocks.limit() - (insideBulk ? 0 : m_sizes.leastRoomBytes);
    return {m_end, m_blocks.limit()};
}

void RespParser::rewind()
{
    m_base = receivedBytes();
    m_followsLarge = false;
    m_cursor = m_end = m_blocks.begin();
    m_enough = nullptr;
    m_messageStart = nullptr;
}

void RespParser::makeRoom(qsizetype capacity)
{
    const qsizetype carried = m_end - m_cursor;
    const qsizetype enough = m_reader.bulkBytes() > 0 ? m_enough - m_cursor : 0;
    m_base = offsetOf(m_cursor);
    m_followsLarge = m_cursor && !m_blocks.isOrdinary() && capacity == m_sizes.blockBytes;
    m_blocks.advance(QByteArrayView(m_cursor, carried), capacity,
        m_reader.hasViews() ? RespBlocks::Leaving::Hold : RespBlocks::Leaving::Free);
    m_cursor = m_blocks.begin();
    m_end = m_blocks.begin() + carried;
    m_enough = enough > 0 ? m_cursor + enough : nullptr;
    m_messageStart = nullptr;
}

void RespParser::makeRoomForBulk()
{
    const qint64 needed = m_reader.bulkBytes();
    if (m_blocks.limit() - m_cursor >= needed)
        return;
    if (needed <= m_sizes.largeBytes)
        return makeRoom(m_sizes.blockBytes);
    if (m_cursor == m_blocks.begin() && m_end != m_blocks.limit())
        return;
    const qint64 came = m_end - m_cursor;
    const qint64 step
        = std::max<qint64>({m_sizes.firstLargeBytes, 2 * came, m_blocks.largeFreeBytes()});
    makeRoom(qsizetype(std::min(needed, step)));
}

RespParser::Step RespParser::parse()
{
    if (m_hasFailed)
        return Step::Failed;
    if (m_hasValue)
        dropValue();
    if (m_reader.isEmpty()) {
        if (m_cursor == m_end)
            return Step::NeedMore;
        if (m_messageByte && *m_cursor == m_messageByte && parseMessageInPlace())
            return Step::Message;
        m_valueStart = offsetOf(m_cursor);
    }
    const auto state = m_reader.read(m_cursor, m_end);
    if (m_cursor != m_reader.cursor())
        m_roomUntil = nullptr;
    m_cursor = m_reader.cursor();
    switch (state) {
    case RespValueReader::State::Complete:
        return finishValue();
    case RespValueReader::State::Failed:
        return fail();
    case RespValueReader::State::NeedMore:
        break;
    }
    // Inside a string nothing happens before its CR came.
    if (const qint64 bytes = m_reader.bulkBytes())
        m_enough = std::max<const char *>(m_cursor + bytes - 1, m_end + 1);
    return Step::NeedMore;
}

/// The short cut for a message that has come whole: most often only the payload's length is new.
/// Whatever is unusual is left to the general way, which also finds what is wrong.
bool RespParser::parseMessageInPlace()
{
    const char *const end = m_end;
    const char *at = m_cursor;
    QByteArrayView channel = m_message.channel;
    qsizetype head = m_messageHead;
    if (m_messageStart && end - at > head
        && std::memcmp(at, m_messageStart, std::size_t(head)) == 0) {
        at += head;
    } else {
        if (end - at <= MessageHeadBytes + 1
            || std::memcmp(at + 1, MessageHead, std::size_t(MessageHeadBytes)) != 0)
            return false;
        qsizetype length = 0;
        const char *const name = scanShortLength(at + 1 + MessageHeadBytes, end, length);
        at = name ? scanShortBody(name, end, length) : nullptr;
        if (!at || at == end || *at != '$')
            return false;
        channel = QByteArrayView(name, length);
        ++at;
        head = at - m_cursor;
    }
    qsizetype length = 0;
    const char *const payload = scanShortLength(at, end, length);
    at = payload ? scanShortBody(payload, end, length) : nullptr;
    if (!at || at - m_cursor > m_plainBytes)
        return false;
    m_message = {channel, QByteArrayView(payload, length)};
    m_messageStart = m_cursor;
    m_messageHead = head;
    m_cursor = at;
    m_roomUntil = nullptr;
    return true;
}

RespParser::Step RespParser::finishValue()
{
    m_hasValue = true;
    const RespView value = m_reader.value();
    if (!isMessage(value))
        return Step::Value;
    auto element = value.begin();
    const QByteArrayView channel = (*++element).text();
    m_message = {channel, (*++element).text()};
    m_messageStart = nullptr;
    return Step::Message;
}

bool RespParser::isMessage(const RespView &value) const
{
    const RespType type = m_messageByte == '>' ? RespType::Push : RespType::Array;
    if (!m_messageByte || value.type() != type || value.size() != 3 || value.hasAttributes())
        return false;
    return (*value.begin()).text() == "message"
        && std::all_of(value.begin(), value.end(),
            [](const RespView &element) { return element.isText() && !element.hasAttributes(); });
}

RespParser::Step RespParser::fail()
{
    const QString place = u"at byte %1: "_s.arg(m_valueStart + quint64(m_reader.errorOffset()));
    m_error = {base::ErrorKind::Protocol, QString(), place + m_reader.reason()};
    m_hasFailed = true;
    m_enough = nullptr;
    m_roomUntil = nullptr;
    m_reader.clear();
    return Step::Failed;
}

void RespParser::dropValue()
{
    m_hasValue = false;
    m_roomUntil = nullptr;
    m_reader.clear();
    m_blocks.markValueEnd();
}

RespView RespParser::value() const
{
    return m_hasValue ? m_reader.value() : RespView();
}

quint64 RespParser::parsedBytes() const
{
    const bool inside = m_hasFailed || (!m_hasValue && !m_reader.isEmpty());
    return inside ? m_valueStart : offsetOf(m_cursor);
}

bool RespParser::isInsideValue() const
{
    return !m_hasFailed && !m_hasValue && (m_cursor != m_end || !m_reader.isEmpty());
}

} // namespace resp
