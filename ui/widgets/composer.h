#pragma once

#include "ui/paint/theme.h"
#include "ui/widgets/composercompleter.h"
#include "ui/widgets/composerhistory.h"

#include <QFrame>

class QLabel;

namespace ui {

class ComposerEdit;
class IconButton;
class PrimaryButton;

/// Where messages are written: the text field `Message` and the button `Send` in one frame.
class Composer final : public QFrame {
    Q_OBJECT

public:
    /// What belongs to one room while another is shown.
    struct State {
        QString text;
        ComposerHistory history;
    };

    explicit Composer(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Shown while the field is empty, e.g. "Message #general".
    void setPlaceholder(const QString &text);
    /// Says why nothing can be written here; an empty reason opens the field again.
    void setClosed(const QString &reason);

    /// What stands in the field, with what an input method was about to put there.
    State takeState();
    void setState(const State &state);
    /// What was submitted has gone its way: it is remembered and the field is empty.
    void accept();

    /// Makes a code block of what was pasted.
    void fencePasted();
    void takeFocus();
    /// Offers people, rooms, emoji and commands while one writes; in `window`, above the field.
    void makeCompleter(QWidget *window, ComposerCompleter::Offers offers);
    /// The text field.
    QWidget *field() const;

signals:
    /// The text stays in the field until accept().
    void submitted(const QString &text);
    void textChanged();
    /// Many lines were pasted at once: they will be one message.
    void linesPasted(int lines);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void retranslate();
    void submit();
    void updateSend();

    ComposerEdit *m_edit;
    QLabel *m_reason;
    IconButton *m_emoji;
    PrimaryButton *m_send;
    ComposerCompleter *m_completer = nullptr; ///< belongs to the window
    Theme m_theme;
};

} // namespace ui
