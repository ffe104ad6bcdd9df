#pragma once

#include <QString>

namespace ui {

/// Whether a text is one JSON object or array, no longer than what is worth looking at.
bool isJson(QStringView text);
/// The same JSON over several lines, two spaces a level. Names keep their order and numbers their
/// digits, which a round trip through a JSON value would not keep.
QString toPrettyJson(QStringView json);

} // namespace ui
