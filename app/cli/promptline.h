#pragma once

#include "core/base/secret.h"

#include <QByteArray>

#include <optional>

namespace app::cli {

/// A line that is typed without being shown, byte by byte: Backspace takes a letter back, Ctrl+U all,
/// Enter ends it, Ctrl+C gives up. Other control characters do nothing.
class PromptLine final {
public:
    enum class State : quint8 { Typing, Done, GivenUp };

    PromptLine();
    ~PromptLine();
    PromptLine(const PromptLine &) = delete;
    PromptLine &operator=(const PromptLine &) = delete;

    State feed(char byte);
    base::Secret text() const { return base::Secret(QByteArrayView(m_bytes)); }

private:
    void takeBack();

    QByteArray m_bytes; ///< never grows, so that no copy of it is left anywhere
};

} // namespace app::cli
