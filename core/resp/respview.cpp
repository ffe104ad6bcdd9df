#include "core/resp/respview.h"

namespace resp {

const RespNode RespView::NullNode {nullptr, {0}, 1, RespType::Null, false};

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
    copyTo(value);
    return value;
}

void RespView::copyTo(RespValue &value) const
{
    value.type = type();
    // Most writes are answered with OK: no need to make it anew each time.
    if (type() == RespType::SimpleString && text() == "OK")
        value.text = QByteArrayLiteral("OK");
    else if (!text().isEmpty())
        value.text = text().toByteArray();
    if (type() == RespType::VerbatimString)
        value.format = format().toByteArray();
    value.integer = integer();
    value.number = number();
    if (size() > 0) {
        value.elements.reserve(size());
        for (const RespView &element : *this)
            element.copyTo(value.elements.emplaceBack());
    }
    for (RespView rest = *this; rest.hasAttributes(); rest = rest.withoutFirstAttributes()) {
        for (const RespView &part : rest.attributes())
            part.copyTo(value.attributes.emplaceBack());
    }
}

} // namespace resp
