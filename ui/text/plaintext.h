#pragma once

#include <QByteArrayView>
#include <QString>

namespace ui {

/// Text from the wire as it may be shown: line ends are `\n`, control characters and those that turn
/// the direction of writing around become visible signs, so that nothing can pose as something else.
QString toVisibleText(QStringView text);
/// The same for names and topics: one line, cut after `maxLength` letters.
QString toVisibleLine(QByteArrayView utf8, qsizetype maxLength);
/// The longest beginning of `text` with at most `maxLength` UTF-16 units that ends between two
/// characters as people see them.
qsizetype clippedLength(QStringView text, qsizetype maxLength);

} // namespace ui
