#include "core/resp/respview.h"

namespace resp {

const RespNode RespView::NullNode {nullptr, {0}, 1, RespType::Null, false};

RespView::RespView(const RespNode *node, const RespNode *attributes)
    : m_node(node)
    , m_attributes(attributes)
{
}

bool RespView::isText() const
{
    const RespType own = type();
    return own == RespType::BulkString || own == RespType::SimpleString
        || own == RespType::VerbatimString;
}

bool RespView::isList() const
{
    const RespType own = type();
    return own == RespType::Array || own == RespType::Set || own == RespType::Push;
}

QByteArrayView RespView::text() const
{
    if (isText() || isError() || type() == RespType::BigNumber)
        return QByteArrayView(m_node->text, m_node->length);
    return {};
}

QByteArrayView RespView::format() const
{
    // The parser lets `text` point behind the three letters and their colon.
    if (type() == RespType::VerbatimString)
        return QByteArrayView(m_node->text - 4, 3);
    return {};
}

qint64 RespView::integer() const
{
    return type() == RespType::Integer || type() == RespType::Boolean ? m_node->integer : 0;
}

double RespView::number() const
{
    return type() == RespType::Double ? m_node->number : 0;
}

RespView RespView::operator[](qsizetype position) const
{
    Q_ASSERT(position >= 0 && position < size());
    Iterator element = begin();
    while (position-- > 0)
        ++element;
    return *element;
}

RespView::Iterator RespView::begin() const
{
    return isAggregate() ? Iterator(m_node + 1, m_node + m_node->span) : end();
}

RespView::Iterator RespView::end() const
{
    const RespNode *after = m_node + m_node->span;
    return Iterator(after, after);
}

RespView RespView::attributes() const
{
    return m_attributes ? RespView(m_attributes) : RespView();
}

RespView RespView::withoutFirstAttributes() const
{
    if (!m_attributes)
        return *this;
    const RespNode *second = m_attributes + m_attributes->span;
    return RespView(m_node, second == m_node ? nullptr : second);
}

RespValue RespView::toValue() const
{
    RespValue value;
    value.type = type();
    value.text = text().toByteArray();
    value.format = format().toByteArray();
    value.integer = integer();
    value.number = number();
    value.elements.reserve(size());
    for (const RespView &element : *this)
        value.elements.append(element.toValue());
    for (RespView rest = *this; rest.hasAttributes(); rest = rest.withoutFirstAttributes()) {
        for (const RespView &part : rest.attributes())
            value.attributes.append(part.toValue());
    }
    return value;
}

} // namespace resp
