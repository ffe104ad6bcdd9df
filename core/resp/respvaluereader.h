#pragma once

#include "core/resp/resplimits.h"
#include "core/resp/respscan.h"
#include "core/resp/respview.h"

#include <QString>

#include <vector>

namespace resp {

/// Puts one value together from bytes that come piece by piece, in place: strings stay where they stand.
///
/// What comes out never depends on where the pieces are cut.
class RespValueReader final {
public:
    enum class State : quint8 {
        Complete, ///< see value(); clear() before the next one
        NeedMore,
        Failed, ///< see errorOffset() and reason()
    };

    explicit RespValueReader(const RespLimits &limits);

    /// Goes on with what stands at `at`: the bytes from cursor() of the last call on, and more.
    State read(const char *at, const char *end);
    /// The first byte that is not worked off.
    const char *cursor() const { return m_cursor; }
    void clear();

    /// Whether nothing of a value has been worked off.
    bool isEmpty() const { return m_nodes.empty() && !m_bulk; }
    /// Whether views point into the bytes that were worked off.
    bool hasViews() const { return !m_nodes.empty(); }
    /// Bytes with CR LF of the string at cursor() whose end has not come; 0 when there is none.
    qint64 bulkBytes() const { return m_bulk ? m_bulkLength + 2 : 0; }
    RespView value() const;

    /// The byte that breaks the protocol, counted from the value's first one.
    qint64 errorOffset() const { return m_errorOffset; }
    const QString &reason() const { return m_reason; }
    /// Bytes of the value that are worked off.
    qint64 takenBytes() const { return m_taken; }

private:
    /// An aggregate that waits for the end of one inside it.
    struct Frame {
        std::size_t node;
        qint64 missing;
    };
    /// What one item turned out to be.
    enum class Item : quint8 { Complete, Opened, NeedMore, Failed };

    State readItems();
    bool readPlainItems();
    bool openPlainArray(qint64 elements);
    Item readItem();
    Item readLine(char kind);
    Item takeLine(char kind, const char *text, const char *end);
    Item readNumber();
    Item readFixed(char kind);
    Item readBulkHeader(char kind);
    Item readBulkBody();
    Item readAggregate(char kind);
    Item openAggregate(char kind, qint64 elements);
    void pushFrame(qint64 elements)
    {
        m_outer.push_back({m_open, m_missing});
        m_open = m_nodes.size() - 1;
        m_missing = elements;
    }
    bool closeItem();
    /// closeItem() where it most often has nothing to do.
    bool closePlainItem()
    {
        if (m_missing == 1)
            return closeItem();
        --m_missing;
        return false;
    }

    RespNode &addNode(RespType type, const char *text, qint64 length)
    {
        return m_nodes.emplace_back(RespNode {text, {length}, 1, type, false});
    }
    qint64 offsetOf(const char *at) const { return m_taken + (at - m_start); }
    Item unfinished(const Scan &scan);
    Item fail(const char *at, const QString &reason);
    Item failAt(qint64 offset, const QString &reason);

    const char *m_cursor = nullptr;
    const char *m_end = nullptr;
    const char *m_start = nullptr; ///< where this call of read() began
    qint64 m_taken = 0; ///< bytes of the value before `m_start`

    std::vector<RespNode> m_nodes;
    qint64 m_missing
        = 1; ///< elements of the innermost open aggregate; at the top, the value itself
    std::size_t m_open = 0; ///< that aggregate
    std::vector<Frame> m_outer;
    qint64 m_elements = 0; ///< announced so far in this value

    char m_bulk = 0; ///< type byte of the bulk string whose body is coming, or 0
    qint64 m_bulkLength = 0;
    qsizetype m_scanned = 0; ///< bytes of an unfinished line that are known to hold no line end

    RespLimits m_limits;
    qint64 m_errorOffset = 0;
    QString m_reason;
};

} // namespace resp
