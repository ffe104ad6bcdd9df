#pragma once

#include "ui/widgets/composerhistory.h"

#include <QTextCursor>
#include <QTextEdit>

namespace ui {

/// The text field of the composer: plain text, as high as what stands in it, up to eight lines.
///
/// Enter submits, Shift+Enter starts a line. While an input method has text of its own in the field
/// (pre-edit), Enter belongs to it and never submits. Up in the first line and Down in the last step
/// through what was sent before.
class ComposerEdit final : public QTextEdit {
    Q_OBJECT

public:
    explicit ComposerEdit(QWidget *parent = nullptr);

    void setHistory(const ComposerHistory &history) { m_history = history; }
    const ComposerHistory &history() const { return m_history; }
    /// Puts the text in as if typed from nothing: the cursor stands at its end.
    void replaceText(const QString &text);
    /// Remembers the text as sent and empties the field.
    void acceptText();

    /// Whether there is more than blanks to send, pre-edit text included.
    bool hasContent() const;
    /// Whether an input method has text in the field that is not committed.
    bool hasPreedit() const;
    /// Puts what was pasted last between the signs of a code block; nothing when it is gone.
    void fencePasted();
    /// Lets the input method finish: its text becomes part of the field's.
    void commitPreedit();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void submitRequested();
    /// So many lines at once that they may have been meant otherwise.
    void linesPasted(int lines);
    /// Text came or went, pre-edit text included.
    void contentChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    bool handleReturn(QKeyEvent *event);
    bool handleHistory(QKeyEvent *event);
    bool isAtFirstLine() const;
    bool isAtLastLine() const;
    int heightOfLines(int lines) const;

    ComposerHistory m_history;
    QTextCursor m_pasted; ///< what was pasted last is its selection
    bool m_replacing = false;
};

} // namespace ui
