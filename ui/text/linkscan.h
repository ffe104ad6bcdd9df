#pragma once

#include <QStringView>

namespace ui {

/// The length of the link (http, https or mailto) that starts at `from`; 0 when there is none.
/// Signs that end a sentence, and brackets that were opened before the link, are not part of it.
qsizetype linkLengthAt(QStringView text, qsizetype from);
/// The length of the user name that starts at `from`: letters and digits of any script, `.`, `_`, `-`;
/// no more than 32 of them, and not ending with a dot or a dash.
qsizetype nameLengthAt(QStringView text, qsizetype from);

} // namespace ui
