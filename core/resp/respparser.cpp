#include "core/resp/respparser.h"

#include <algorithm>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace resp {

namespace {

/// Less room than this at a block's end is not worth a read.
constexpr qsizetype LeastRoom = 4 * 1024;
/// A string of more bytes that its block has no room for gets a block of its own.
constexpr qsizetype LargeBytes = 16 * 1024;
/// The first such block; it then grows with the bytes that really came.
constexpr qsizetype FirstLargeStep = 256 * 1024;
/// Room for this many nodes is kept for the next value.
constexpr std::size_t MaxKeptNodes = 128 * 1024;
/// RespValue is walked by recursion, so deeper nesting is refused whatever the limits say.
constexpr int DeepestNesting = 512;
/// The lists of nodes count with 32 bits.
constexpr qint64 MostElements = qint64(1) << 30;
/// What stands between the type byte of a message and the length of its channel.
constexpr char MessageHead[] = "3\r\n$7\r\nmessage\r\n$";
constexpr qsizetype MessageHeadBytes = sizeof(MessageHead) - 1;

/// Reads `digits CR LF` of a length that is certainly small; nothing when it is anything else.
const char *readShortLength(const char *at, const char *end, qsizetype &length)
{
    const char *const first = at;
    quint64 number = 0;
    for (; at != end && uchar(*at - '0') <= 9; ++at)
        number = number * 10 + uchar(*at - '0');
    if (at == first || at - first > 8 || end - at < 2 || at[0] != '\r' || at[1] != '\n')
        return nullptr;
    length = qsizetype(number);
    return at + 2;
}

/// The byte behind a string of `length` bytes at `at` and its CR LF; nothing when they are not there.
const char *skipBody(const char *at, const char *end, qsizetype length)
{
    if (end - at < length + 2 || at[length] != '\r' || at[length + 1] != '\n')
        return nullptr;
    return at + length + 2;
}

RespType typeOf(char kind)
{
    switch (kind) {
    case '+':
        return RespType::SimpleString;
    case '-':
        return RespType::SimpleError;
    case '(':
        return RespType::BigNumber;
    case ',':
        return RespType::Double;
    case '$':
        return RespType::BulkString;
    case '!':
        return RespType::BulkError;
    case '=':
        return RespType::VerbatimString;
    case '%':
    case '|':
        return RespType::Map;
    case '~':
        return RespType::Set;
    case '>':
        return RespType::Push;
    default:
        return RespType::Array;
    }
}

} // namespace

RespParser::RespParser(RespLimits limits)
    : m_limits(limits)
{
    m_limits.maxDepth = std::clamp(limits.maxDepth, 0, DeepestNesting);
    m_limits.maxElements = std::clamp<qint64>(limits.maxElements, 0, MostElements);
    setMessageForm(MessageForm::Push);
}

void RespParser::setMessageForm(MessageForm form)
{
    m_messageByte = form == MessageForm::Push ? '>' : form == MessageForm::Array ? '*' : 0;
    // The short cut for messages does not look at these limits.
    if (m_limits.maxElements < 3 || m_limits.maxDepth < 1)
        m_messageByte = 0;
}

std::span<char> RespParser::writable()
{
    if (!m_hasValue)
        m_blocks.releaseFinished();
    if (m_hasFailed)
        m_cursor = m_end;
    const qsizetype waiting = m_end - m_cursor;
    if (m_bulk && waiting < m_bulkLength + 2) {
        makeRoomForBulk();
        return {m_end, m_blocks.limit()};
    }
    if (waiting == 0 && isBetweenValues() && m_blocks.isOrdinary() && m_blocks.isOwn())
        rewind();
    // Much is waiting in a long line, or when the caller does not call next(): grow, so that the
    // copying stays linear.
    if (m_blocks.limit() - m_end < LeastRoom)
        makeRoom(waiting > RespBlocks::BlockBytes / 2 ? 3 * waiting : RespBlocks::BlockBytes);
    return {m_end, m_blocks.limit()};
}

void RespParser::rewind()
{
    m_base = receivedBytes();
    m_cursor = m_end = m_blocks.begin();
    m_enough = nullptr;
    m_messageStart = nullptr;
}

void RespParser::makeRoom(qsizetype capacity)
{
    const qsizetype carried = m_end - m_cursor;
    const qsizetype enough = m_enough ? m_enough - m_cursor : 0;
    m_base = offsetOf(m_cursor);
    m_blocks.advance(QByteArrayView(m_cursor, carried), capacity,
        m_nodes.empty() ? RespBlocks::Leaving::Free : RespBlocks::Leaving::Hold);
    m_cursor = m_blocks.begin();
    m_end = m_blocks.begin() + carried;
    m_enough = m_bulk && m_enough ? m_cursor + enough : nullptr;
    m_messageStart = nullptr;
}

void RespParser::makeRoomForBulk()
{
    const qint64 needed = m_bulkLength + 2;
    if (m_blocks.limit() - m_cursor >= needed)
        return;
    if (needed <= LargeBytes)
        return makeRoom(RespBlocks::BlockBytes);
    if (m_cursor == m_blocks.begin() && m_end != m_blocks.limit())
        return;
    const qint64 came = m_end - m_cursor;
    const qint64 step = std::max<qint64>({FirstLargeStep, 2 * came, m_blocks.largeFreeBytes()});
    makeRoom(qsizetype(std::min(needed, step)));
}

RespParser::Step RespParser::parse()
{
    if (m_hasFailed)
        return Step::Failed;
    if (m_hasValue)
        dropValue();
    if (isBetweenValues()) {
        if (m_cursor == m_end)
            return Step::NeedMore;
        if (m_messageByte && *m_cursor == m_messageByte && parseMessageInPlace())
            return Step::Message;
        m_valueStart = offsetOf(m_cursor);
    }
    for (;;) {
        const Item item = m_bulk ? parseBulkBody() : parseItem();
        if (item == Item::NeedMore)
            return Step::NeedMore;
        if (item == Item::Failed || isOverValueLimit())
            return Step::Failed;
        if (item == Item::Complete && closeItem())
            return finishValue();
    }
}

bool RespParser::isOverValueLimit()
{
    if (valueBytes(m_cursor) <= m_limits.maxValueBytes)
        return false;
    failAt(m_valueStart + quint64(m_limits.maxValueBytes), u"the whole value is over the limit"_s);
    return true;
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
        const char *const name = readShortLength(at + 1 + MessageHeadBytes, end, length);
        at = name ? skipBody(name, end, length) : nullptr;
        if (!at || at == end || *at != '$')
            return false;
        channel = QByteArrayView(name, length);
        ++at;
        head = at - m_cursor;
    }
    qsizetype length = 0;
    const char *const payload = readShortLength(at, end, length);
    at = payload ? skipBody(payload, end, length) : nullptr;
    if (!at || at - m_cursor > std::min(m_limits.maxBulkBytes, m_limits.maxValueBytes))
        return false;
    m_message = {channel, QByteArrayView(payload, length)};
    m_messageStart = m_cursor;
    m_messageHead = head;
    m_cursor = at;
    return true;
}

RespParser::Item RespParser::parseItem()
{
    if (m_cursor == m_end)
        return Item::NeedMore;
    const char kind = *m_cursor;
    switch (kind) {
    case '$':
    case '!':
    case '=':
        return parseBulkHeader(kind);
    case '*':
    case '%':
    case '|':
    case '~':
    case '>':
        return parseAggregate(kind);
    case ':':
        return parseNumber();
    case '+':
    case '-':
    case '(':
    case ',':
        return parseLine(kind);
    case '_':
    case '#':
        return parseFixed(kind);
    case ';':
    case '.':
        return fail(m_cursor, u"streamed strings and aggregates are not supported"_s);
    default:
        break;
    }
    return fail(m_cursor, u"no value begins with the byte 0x%1"_s.arg(uchar(kind), 2, 16, '0'_L1));
}

RespParser::Item RespParser::parseBulkHeader(char kind)
{
    qint64 length = 0;
    const Scan scan = scanLength(m_cursor + 1, m_end,
        kind == '$' ? NullLength::Allowed : NullLength::Refused, length);
    if (scan.state != Scan::State::Done)
        return unfinished(scan);
    if (length < 0) {
        addNode(RespType::Null);
        m_cursor = scan.next;
        return Item::Complete;
    }
    if (length > m_limits.maxBulkBytes)
        return fail(m_cursor, u"a string of %1 bytes is over the limit"_s.arg(length));
    if (length > m_limits.maxValueBytes - valueBytes(scan.next) - 2)
        return fail(m_cursor, u"the whole value is over the limit"_s);
    if (kind == '=' && length < 4)
        return fail(m_cursor, u"a verbatim string begins with three letters and a colon"_s);
    m_cursor = scan.next;
    m_bulk = kind;
    m_bulkLength = length;
    return parseBulkBody();
}

RespParser::Item RespParser::parseBulkBody()
{
    const char *const body = m_cursor;
    // Looks at the CR as soon as it came: what is wrong must not depend on how reads are cut.
    const Scan scan
        = m_end - body <= m_bulkLength ? Scan::more() : scanLineEnd(body + m_bulkLength, m_end);
    if (scan.state == Scan::State::More) {
        m_enough = std::max<const char *>(body + m_bulkLength, m_end) + 1;
        return Item::NeedMore;
    }
    if (scan.state == Scan::State::Bad)
        return unfinished(scan);
    if (m_bulk == '=' && body[3] != ':')
        return fail(body + 3, u"a verbatim string begins with three letters and a colon"_s);
    const qint64 format = m_bulk == '=' ? 4 : 0;
    addNode(typeOf(m_bulk), body + format, m_bulkLength - format);
    m_bulk = 0;
    m_cursor = scan.next;
    return Item::Complete;
}

RespParser::Item RespParser::parseAggregate(char kind)
{
    if (kind == '>' && !m_frames.empty())
        return fail(m_cursor, u"a push stands inside another value"_s);
    if (qint64(m_frames.size()) >= m_limits.maxDepth)
        return fail(m_cursor, u"nesting is deeper than %1"_s.arg(m_limits.maxDepth));
    qint64 length = 0;
    const Scan scan = scanLength(m_cursor + 1, m_end,
        kind == '*' ? NullLength::Allowed : NullLength::Refused, length);
    if (scan.state != Scan::State::Done)
        return unfinished(scan);
    if (length > m_limits.maxElements)
        return fail(m_cursor, u"an aggregate of %1 elements is over the limit"_s.arg(length));
    const Item item = openAggregate(kind, kind == '%' || kind == '|' ? 2 * length : length);
    if (item != Item::Failed)
        m_cursor = scan.next;
    return item;
}

RespParser::Item RespParser::openAggregate(char kind, qint64 elements)
{
    if (elements < 0) {
        addNode(RespType::Null);
        return Item::Complete;
    }
    m_elements += elements;
    if (m_elements > m_limits.maxElements)
        return fail(m_cursor, u"a value of %1 elements is over the limit"_s.arg(m_elements));
    RespNode &node = addNode(typeOf(kind), nullptr, elements);
    node.isAttribute = kind == '|';
    if (elements > 0)
        m_frames.push_back({m_nodes.size() - 1, elements});
    // An attribute is no element, so even an empty one completes nothing.
    return elements > 0 || kind == '|' ? Item::Opened : Item::Complete;
}

RespParser::Item RespParser::parseNumber()
{
    qint64 number = 0;
    const Scan scan = scanInteger(m_cursor + 1, m_end, number);
    if (scan.state != Scan::State::Done)
        return unfinished(scan);
    addNode(RespType::Integer).integer = number;
    m_cursor = scan.next;
    return Item::Complete;
}

RespParser::Item RespParser::parseFixed(char kind)
{
    const char *at = m_cursor + 1;
    bool isTrue = false;
    if (kind == '#') {
        if (at == m_end)
            return Item::NeedMore;
        isTrue = *at == 't';
        if (!isTrue && *at != 'f')
            return fail(at, u"a boolean is t or f"_s);
        ++at;
    }
    const Scan scan = scanLineEnd(at, m_end);
    if (scan.state != Scan::State::Done)
        return unfinished(scan);
    addNode(kind == '#' ? RespType::Boolean : RespType::Null).integer = isTrue ? 1 : 0;
    m_cursor = scan.next;
    return Item::Complete;
}

RespParser::Item RespParser::parseLine(char kind)
{
    const char *const text = m_cursor + 1;
    const qint64 most = m_limits.maxLineBytes;
    const char *const stop = m_end - text > most ? text + most + 1 : m_end;
    const char *const end = findLineEnd(text + m_scanned, stop);
    if (end - text > most)
        return fail(text + most, u"a line of more than %1 bytes is over the limit"_s.arg(most));
    const Scan scan = scanLineEnd(end, m_end);
    if (scan.state == Scan::State::More)
        m_scanned = end - text;
    if (scan.state != Scan::State::Done)
        return unfinished(scan);
    const Item item = takeLine(kind, text, end);
    if (item == Item::Complete) {
        m_cursor = scan.next;
        m_scanned = 0;
    }
    return item;
}

RespParser::Item RespParser::takeLine(char kind, const char *text, const char *end)
{
    Scan scan = Scan::done(end);
    double number = 0;
    if (kind == '(')
        scan = scanBigNumber(text, end);
    else if (kind == ',')
        scan = scanDouble(text, end, number);
    if (scan.state != Scan::State::Done)
        return unfinished(scan);
    if (kind == '(' && *text == '+')
        ++text;
    if (kind == ',')
        addNode(RespType::Double).number = number;
    else
        addNode(typeOf(kind), text, end - text);
    return Item::Complete;
}

/// Counts an item that is complete, and the aggregates that end with it; true when the value does.
bool RespParser::closeItem()
{
    while (!m_frames.empty()) {
        Frame &frame = m_frames.back();
        if (--frame.missing > 0)
            return false;
        RespNode &node = m_nodes[frame.node];
        node.span = quint32(m_nodes.size() - frame.node);
        m_frames.pop_back();
        if (node.isAttribute)
            return false;
    }
    return true;
}

RespParser::Step RespParser::finishValue()
{
    m_hasValue = true;
    if (!isMessage())
        return Step::Value;
    m_message = {RespView(&m_nodes[2]).text(), RespView(&m_nodes[3]).text()};
    m_messageStart = nullptr;
    return Step::Message;
}

bool RespParser::isMessage() const
{
    if (m_nodes.size() != 4 || m_nodes[0].isAttribute || m_nodes[0].length != 3)
        return false;
    const RespView root(m_nodes.data());
    if (root.type() != (m_messageByte == '>' ? RespType::Push : RespType::Array))
        return false;
    const bool texts = std::all_of(root.begin(), root.end(),
        [](const RespView &element) { return element.isText(); });
    return m_messageByte && texts && root[0].text() == "message";
}

void RespParser::dropValue()
{
    m_hasValue = false;
    m_elements = 0;
    if (m_nodes.capacity() > MaxKeptNodes)
        m_nodes = {};
    m_nodes.clear();
    m_blocks.markValueEnd();
}

RespView RespParser::value() const
{
    if (!m_hasValue)
        return {};
    const RespNode *const first = m_nodes.data();
    const RespNode *node = first;
    while (node->isAttribute)
        node += node->span;
    return RespView(node, node == first ? nullptr : first);
}

quint64 RespParser::parsedBytes() const
{
    const bool inside = m_hasFailed || (!m_hasValue && !isBetweenValues());
    return inside ? m_valueStart : offsetOf(m_cursor);
}

bool RespParser::isInsideValue() const
{
    return !m_hasFailed && !m_hasValue && (m_cursor != m_end || !isBetweenValues());
}

RespNode &RespParser::addNode(RespType type, const char *text, qint64 length)
{
    return m_nodes.emplace_back(RespNode {text, {length}, 1, type, false});
}

RespParser::Item RespParser::unfinished(const Scan &scan)
{
    if (scan.state == Scan::State::More)
        return Item::NeedMore;
    return fail(scan.next, QString::fromLatin1(scan.reason));
}

RespParser::Item RespParser::fail(const char *at, const QString &reason)
{
    return failAt(offsetOf(at), reason);
}

RespParser::Item RespParser::failAt(quint64 offset, const QString &reason)
{
    m_error = {base::ErrorKind::Protocol, QString(), u"at byte %1: %2"_s.arg(offset).arg(reason)};
    m_hasFailed = true;
    m_enough = nullptr;
    m_bulk = 0;
    m_nodes = {};
    m_frames = {};
    return Item::Failed;
}

} // namespace resp
