#pragma once

#include "core/chat/message.h"

#include <QByteArrayView>

#include <optional>

namespace chat {

/// One pass over the flat JSON object of an envelope: known fields out, unknown ones skipped.
///
/// It is strict: what is not exactly one JSON object of this shape, in UTF-8, is no envelope. The
/// values' meaning is not looked at here.
class EnvelopeReader final {
public:
    enum class Field : quint8 { Id, Previous, Uid, From, Kind, Body, Re };
    static constexpr int fieldCount = 7;
    /// What every envelope starts with.
    static constexpr QByteArrayView start {"{\"taproom\":1,"};

    /// False: no envelope.
    bool read(QByteArrayView payload);
    bool has(Field field) const { return m_found[int(field)]; }
    /// Lifetime: that of the payload and of this reader. Empty when the field is missing.
    QByteArrayView value(Field field) const { return m_values[int(field)]; }

private:
    bool readPair();
    bool readString(QByteArrayView &text, QByteArray &room);
    bool readEscapes(const char *from, QByteArray &text);
    bool readUnicode(QByteArray &text);
    bool skipValue();
    bool skipOther();
    std::optional<char16_t> readHex();
    void skipBlanks();
    bool take(char letter);

    const char *m_at = nullptr;
    const char *m_end = nullptr;
    bool m_found[fieldCount] = {};
    QByteArrayView m_values[fieldCount];
    QByteArray m_rooms[fieldCount]; ///< texts that had escapes
};

} // namespace chat
