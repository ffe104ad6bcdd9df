#pragma once

#include "ui/paint/theme.h"

#include <QToolButton>

namespace ui {

/// A flat button that shows one line icon; its name is said in the tool tip and to screen readers.
class IconButton final : public QToolButton {
    Q_OBJECT

public:
    explicit IconButton(QLatin1StringView icon, QWidget *parent = nullptr);

    /// Tool tip and accessible name at once.
    void setName(const QString &name, const QString &shortcut = {});
    void setTheme(const Theme &theme);

private:
    QLatin1StringView m_icon;
};

} // namespace ui
