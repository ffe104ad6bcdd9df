#pragma once

#include "ui/paint/theme.h"
#include "ui/text/completion.h"

#include <QFrame>

#include <functional>

class QListWidget;

namespace ui {

class ComposerEdit;

/// Offers above the composer what the word under the cursor may become: `@` people, `#` rooms, `:` emoji,
/// `/` commands. Up and Down choose, Tab and Enter take, Escape sends it away until the next word.
/// While an input method has text of its own in the field, it keeps out of the way.
/// Lifetime: a child of the window that the field is in.
class ComposerCompleter final : public QFrame {
    Q_OBJECT

public:
    /// People or rooms; asked for when the first letter of a word is typed.
    using Offers = std::function<QList<Completion>(CompletionKind kind)>;

    ComposerCompleter(ComposerEdit &edit, QWidget *parent);

    void setTheme(const Theme &theme);
    void setOffers(Offers offers) { m_offers = std::move(offers); }
    /// All emoji, as the button does.
    void offerEmoji();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();
    void show(const QList<Completion> &completions);
    void place();
    void choose(int step);
    void take();
    bool handleKey(int key);
    QList<Completion> offersFor(CompletionKind kind) const;

    ComposerEdit &m_edit;
    QListWidget *m_list;
    Offers m_offers;
    Theme m_theme;
    CompletionQuery m_query;
    qsizetype m_refused = -1; ///< start of the word for which nothing is offered any more
    bool m_isPicking = false; ///< by the button: the emoji goes where the cursor is
};

} // namespace ui
