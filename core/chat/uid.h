#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace chat {

/// A message's uid as a timeline stores it: a ULID takes 16 bytes instead of its 26 letters, any other
/// text stands as it came. Lifetime: that of the bytes it points into.
class UidView final {
public:
    enum class Form : quint8 { Text, PackedUlid };
    static constexpr qsizetype packedBytes = 16;

    UidView() = default;
    explicit UidView(QByteArrayView bytes, Form form = Form::Text)
        : m_bytes(bytes)
        , m_form(form)
    {
    }

    bool isEmpty() const { return m_bytes.isEmpty(); }
    Form form() const { return m_form; }
    /// The stored bytes, which are the text only when form() is Text.
    QByteArrayView bytes() const { return m_bytes; }
    /// The text that the envelope had.
    QByteArray toByteArray() const;

    friend bool operator==(const UidView &left, const UidView &right);
    friend bool operator==(const UidView &left, QByteArrayView right);

private:
    QByteArrayView m_bytes;
    Form m_form = Form::Text;
};

/// Packs a uid so that equal texts have equal bytes. Lifetime: must outlive the views that it gave.
class UidPacker final {
public:
    /// Packed when the text is a ULID in its canonical upper-case form, else a view of the text itself.
    /// Lifetime: until the next call, and while `text` lives.
    UidView pack(QByteArrayView text);

private:
    char m_packed[UidView::packedBytes] = {};
};

/// Equal for equal uids of the same form.
quint32 hashOf(const UidView &uid);

} // namespace chat
