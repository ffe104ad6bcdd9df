#pragma once

#include "core/resp/respnode.h"

#include <QByteArrayView>

#include <iterator>

namespace resp {

/// A parsed value whose strings still stand in the read block. Cheap to copy, never outlives the parser's next().
class RespView final {
public:
    class Iterator;

    /// A Null.
    RespView() = default;
    /// The value that `node` begins, with the attributes that stand from `attributes` up to it.
    explicit RespView(const RespNode *node, const RespNode *attributes = nullptr)
        : m_node(node)
        , m_attributes(attributes)
    {
    }

    RespType type() const { return m_node->type; }
    bool isNull() const { return type() == RespType::Null; }
    bool isError() const
    {
        return type() == RespType::SimpleError || type() == RespType::BulkError;
    }
    /// BulkString, SimpleString or VerbatimString.
    bool isText() const { return isAmong(TextTypes); }
    /// Array, Set or Push.
    bool isList() const { return isAmong(ListTypes); }
    /// Array, Set, Push or Map.
    bool isAggregate() const { return isAmong(ListTypes | typeBit(RespType::Map)); }
    /// Strings, errors and a BigNumber's digits; empty for any other type.
    QByteArrayView text() const
    {
        const bool hasText = isAmong(TextTypes | ErrorTypes | typeBit(RespType::BigNumber));
        return hasText ? QByteArrayView(m_node->text, m_node->length) : QByteArrayView();
    }
    /// VerbatimString: its three letters, such as `txt`.
    QByteArrayView format() const;
    /// Integer, and Boolean as 0 or 1; 0 for any other type.
    qint64 integer() const;
    /// Double; 0 for any other type.
    double number() const;
    /// Elements; of a Map keys and values each count one.
    qsizetype size() const { return isAggregate() ? m_node->length : 0; }
    /// Element by position, in steps from the first; iterating with begin()/end() is O(1) a step.
    RespView operator[](qsizetype position) const;
    Iterator begin() const;
    Iterator end() const;

    bool hasAttributes() const { return m_attributes; }
    /// The attributes of this value as a Map; of several Maps in a row the first.
    RespView attributes() const;
    /// This value without its first attribute map.
    RespView withoutFirstAttributes() const;

    /// A copy that stays.
    RespValue toValue() const;
    /// The same into a value that is empty.
    void copyTo(RespValue &value) const;

private:
    bool isAmong(quint32 types) const { return (types >> quint32(type()) & 1) != 0; }

    static const RespNode NullNode;

    const RespNode *m_node = &NullNode;
    const RespNode *m_attributes = nullptr;
};

/// Steps from element to element; attributes are not elements.
class RespView::Iterator final {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = RespView;
    using difference_type = qsizetype;
    using pointer = void;
    using reference = RespView;

    Iterator() = default;
    Iterator(const RespNode *node, const RespNode *end)
        : m_node(node)
        , m_end(end)
    {
        skipAttributes();
    }

    RespView operator*() const { return RespView(m_node, m_attributes); }
    Iterator &operator++()
    {
        m_node += m_node->span;
        skipAttributes();
        return *this;
    }
    Iterator operator++(int)
    {
        const Iterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const Iterator &left, const Iterator &right)
    {
        return left.m_node == right.m_node;
    }

private:
    void skipAttributes()
    {
        m_attributes = nullptr;
        while (m_node != m_end && m_node->isAttribute) {
            if (!m_attributes)
                m_attributes = m_node;
            m_node += m_node->span;
        }
    }

    const RespNode *m_node = nullptr;
    const RespNode *m_end = nullptr;
    const RespNode *m_attributes = nullptr;
};

inline RespView::Iterator RespView::begin() const
{
    return isAggregate() ? Iterator(m_node + 1, m_node + m_node->span) : end();
}

inline RespView::Iterator RespView::end() const
{
    const RespNode *const after = m_node + m_node->span;
    return Iterator(after, after);
}

} // namespace resp
