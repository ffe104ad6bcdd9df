#include "core/resp/respvaluereader.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace resp {

namespace {

/// Room for this many nodes is kept for the next value.
constexpr std::size_t MaxKeptNodes = 128 * 1024;
/// RespValue is walked by recursion, so deeper nesting is refused whatever the limits say.
constexpr int DeepestNesting = 512;
/// The lists of nodes count with 32 bits.
constexpr qint64 MostElements = qint64(1) << 30;

RespType typeOf(char kind)
{
    switch (kind) {
    case '+':
        return RespType::SimpleString;
    case '-':
        return RespType::SimpleError;
    case '(':
        return RespType::BigNumber;
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

RespValueReader::RespValueReader(const RespLimits &limits)
    : m_limits(limits)
{
    m_limits.maxDepth = std::clamp(limits.maxDepth, 0, DeepestNesting);
    m_limits.maxElements = std::clamp<qint64>(limits.maxElements, 0, MostElements);
    m_limits.maxValueBytes = std::max<qint64>(limits.maxValueBytes, 0);
}

void RespValueReader::clear()
{
    if (m_nodes.capacity() > MaxKeptNodes)
        m_nodes = {};
    m_nodes.clear();
    m_outer.clear();
    m_missing = 1;
    m_elements = 0;
    m_taken = 0;
    m_bulk = 0;
    m_scanned = 0;
    m_reason.clear();
}

RespView RespValueReader::value() const
{
    const RespNode *const first = m_nodes.data();
    const RespNode *node = first;
    while (node->isAttribute)
        node += node->span;
    return RespView(node, node == first ? nullptr : first);
}

RespValueReader::State RespValueReader::read(const char *at, const char *end)
{
    m_start = m_cursor = at;
    m_end = end;
    const State state = readItems();
    m_taken = offsetOf(m_cursor);
    return state;
}

RespValueReader::State RespValueReader::readItems()
{
    for (;;) {
        if (!m_bulk && readPlainItems())
            return State::Complete;
        const Item item = m_bulk ? readBulkBody() : readItem();
        if (item == Item::NeedMore)
            return State::NeedMore;
        if (item == Item::Failed)
            return State::Failed;
        if (offsetOf(m_cursor) > m_limits.maxValueBytes) {
            failAt(m_limits.maxValueBytes, u"the whole value is over the limit"_s);
            return State::Failed;
        }
        if (item == Item::Complete && closeItem())
            return State::Complete;
    }
}

/// Takes the items that large replies are made of and that have come whole; true when the value is
/// complete with one of them. Anything else is left to readItem(), which also finds what is wrong.
bool RespValueReader::readPlainItems()
{
    const char *const end = m_end - m_start > m_limits.maxValueBytes - m_taken
        ? m_start + (m_limits.maxValueBytes - m_taken)
        : m_end;
    for (const char *at = m_cursor; end - at > 3; m_cursor = at) {
        qsizetype number = 0;
        const char kind = *at;
        const char *next = scanShortLength(at + 1, end, number);
        if (!next)
            return false;
        if (kind == '$') {
            const char *const text = next;
            next = scanShortBody(text, end, number);
            if (!next || number > m_limits.maxBulkBytes)
                return false;
            addNode(RespType::BulkString, text, number);
        } else if (kind == ':') {
            addNode(RespType::Integer, nullptr, 0).integer = number;
        } else if (kind != '*' || !openPlainArray(number)) {
            return false;
        }
        at = next;
        if (kind != '*' && closePlainItem()) {
            m_cursor = at;
            return true;
        }
    }
    return false;
}

bool RespValueReader::openPlainArray(qint64 elements)
{
    if (elements == 0 || m_elements + elements > m_limits.maxElements
        || qint64(m_outer.size()) >= m_limits.maxDepth)
        return false;
    m_elements += elements;
    addNode(RespType::Array, nullptr, elements);
    pushFrame(elements);
    return true;
}

/// Counts an item that is complete, and the aggregates that end with it; true when the value does.
bool RespValueReader::closeItem()
{
    while (--m_missing == 0) {
        if (m_outer.empty())
            return true;
        RespNode &node = m_nodes[m_open];
        node.span = quint32(m_nodes.size() - m_open);
        m_open = m_outer.back().node;
        m_missing = m_outer.back().missing;
        m_outer.pop_back();
        // An attribute is no element of what it stands in.
        if (node.isAttribute)
            return false;
    }
    return false;
}

RespValueReader::Item RespValueReader::readItem()
{
    if (m_cursor == m_end)
        return Item::NeedMore;
    const char kind = *m_cursor;
    switch (kind) {
    case '$':
    case '!':
    case '=':
        return readBulkHeader(kind);
    case '*':
    case '%':
    case '|':
    case '~':
    case '>':
        return readAggregate(kind);
    case ':':
        return readNumber();
    case '+':
    case '-':
    case '(':
    case ',':
        return readLine(kind);
    case '_':
    case '#':
        return readFixed(kind);
    case ';':
    case '.':
        return fail(m_cursor, u"streamed strings and aggregates are not supported"_s);
    default:
        break;
    }
    return fail(m_cursor, u"no value begins with the byte 0x%1"_s.arg(uchar(kind), 2, 16, '0'_L1));
}

RespValueReader::Item RespValueReader::readBulkHeader(char kind)
{
    qint64 length = 0;
    const Scan scan = scanLength(m_cursor + 1, m_end,
        kind == '$' ? NullLength::Allowed : NullLength::Refused, length);
    if (scan.state != Scan::State::Done)
        return unfinished(scan);
    if (length < 0) {
        addNode(RespType::Null, nullptr, 0);
        m_cursor = scan.next;
        return Item::Complete;
    }
    if (length > m_limits.maxBulkBytes)
        return fail(m_cursor, u"a string of %1 bytes is over the limit"_s.arg(length));
    if (length > m_limits.maxValueBytes - offsetOf(scan.next) - 2)
        return fail(m_cursor, u"the whole value is over the limit"_s);
    if (kind == '=' && length < 4)
        return fail(m_cursor, u"a verbatim string begins with three letters and a colon"_s);
    m_cursor = scan.next;
    m_bulk = kind;
    m_bulkLength = length;
    return readBulkBody();
}

RespValueReader::Item RespValueReader::readBulkBody()
{
    const char *const body = m_cursor;
    // Looks at the CR as soon as it came: what is wrong must not depend on how reads are cut.
    const Scan scan
        = m_end - body <= m_bulkLength ? Scan::more() : scanLineEnd(body + m_bulkLength, m_end);
    if (scan.state != Scan::State::Done)
        return unfinished(scan);
    if (m_bulk == '=' && body[3] != ':')
        return fail(body + 3, u"a verbatim string begins with three letters and a colon"_s);
    const qint64 format = m_bulk == '=' ? 4 : 0;
    addNode(typeOf(m_bulk), body + format, m_bulkLength - format);
    m_bulk = 0;
    m_cursor = scan.next;
    return Item::Complete;
}

RespValueReader::Item RespValueReader::readAggregate(char kind)
{
    if (kind == '>' && !m_outer.empty())
        return fail(m_cursor, u"a push stands inside another value"_s);
    if (qint64(m_outer.size()) >= m_limits.maxDepth)
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

RespValueReader::Item RespValueReader::openAggregate(char kind, qint64 elements)
{
    if (elements < 0) {
        addNode(RespType::Null, nullptr, 0);
        return Item::Complete;
    }
    m_elements += elements;
    if (m_elements > m_limits.maxElements)
        return fail(m_cursor, u"a value of %1 elements is over the limit"_s.arg(m_elements));
    RespNode &node = addNode(typeOf(kind), nullptr, elements);
    node.isAttribute = kind == '|';
    if (elements > 0)
        pushFrame(elements);
    // An attribute is no element, so even an empty one completes nothing.
    return elements > 0 || kind == '|' ? Item::Opened : Item::Complete;
}

RespValueReader::Item RespValueReader::readNumber()
{
    qint64 number = 0;
    const Scan scan = scanInteger(m_cursor + 1, m_end, number);
    if (scan.state != Scan::State::Done)
        return unfinished(scan);
    addNode(RespType::Integer, nullptr, 0).integer = number;
    m_cursor = scan.next;
    return Item::Complete;
}

RespValueReader::Item RespValueReader::readFixed(char kind)
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
    addNode(kind == '#' ? RespType::Boolean : RespType::Null, nullptr, 0).integer = isTrue ? 1 : 0;
    m_cursor = scan.next;
    return Item::Complete;
}

RespValueReader::Item RespValueReader::readLine(char kind)
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

RespValueReader::Item RespValueReader::takeLine(char kind, const char *text, const char *end)
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
        addNode(RespType::Double, nullptr, 0).number = number;
    else
        addNode(typeOf(kind), text, end - text);
    return Item::Complete;
}

RespValueReader::Item RespValueReader::unfinished(const Scan &scan)
{
    if (scan.state == Scan::State::More)
        return Item::NeedMore;
    return fail(scan.next, QString::fromLatin1(scan.reason));
}

RespValueReader::Item RespValueReader::fail(const char *at, const QString &reason)
{
    return failAt(offsetOf(at), reason);
}

RespValueReader::Item RespValueReader::failAt(qint64 offset, const QString &reason)
{
    m_errorOffset = offset;
    m_reason = reason;
    return Item::Failed;
}

} // namespace resp
