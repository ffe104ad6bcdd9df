#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace app::cli {

/// The words of a line as redis-cli reads it: blanks part them, "…" may hold `\n \r \t \b \a \xHH` and
/// `\"`, '…' only `\'`. Nothing when a quote is not closed or a letter follows the closing one.
std::optional<QList<QByteArray>> splitWords(QByteArrayView line);

} // namespace app::cli
