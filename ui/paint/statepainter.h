#pragma once

#include "core/chat/message.h"
#include "ui/paint/theme.h"

#include <QSizeF>

class QPainter;
class QRectF;

namespace ui {

/// How large the mark of a state is; empty for messages of others.
QSizeF stateMarkSize(chat::SendState state, const Theme &theme);
/// ◌ waiting, ✓ stored, ✓✓ replicated, ⚠ refused: drawn as lines, so that no font decides.
void paintStateMark(QPainter &painter, const QRectF &rect, chat::SendState state,
    const Theme &theme);

} // namespace ui
