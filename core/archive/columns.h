#pragma once

#include <QByteArray>
#include <QString>

namespace archive {

/// A null text would become NULL, which is not the empty text.
inline QString toColumn(const QByteArray &text)
{
    return text.isEmpty() ? QStringLiteral("") : QString::fromUtf8(text);
}

/// The same for bytes.
inline QByteArray toBlob(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

} // namespace archive
