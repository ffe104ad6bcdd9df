#include "ui/widgets/composercompleter.h"

#include "ui/widgets/composeredit.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype mostOffers = 50;
constexpr int mostRows = 8;

} // namespace

ComposerCompleter::ComposerCompleter(ComposerEdit &edit, QWidget *parent)
    : QFrame(parent)
    , m_edit(edit)
    , m_list(new QListWidget(this))
{
    setObjectName(u"completer"_s);
    setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus); // the keyboard stays in the field
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    hide();
    m_edit.installEventFilter(this);
    connect(&m_edit, &ComposerEdit::contentChanged, this, &ComposerCompleter::update);
    connect(&m_edit, &QTextEdit::cursorPositionChanged, this, &ComposerCompleter::update);
    connect(m_list, &QListWidget::itemClicked, this, &ComposerCompleter::take);
}

void ComposerCompleter::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_list->setFont(theme.uiFont);
    m_list->setStyleSheet(
        u"QListWidget { background: %1; border: 1px solid %2; border-radius: %3px; }"_s.arg(
            theme.surface.name(), theme.line.name(), QString::number(theme.scaled(8))));
}

QList<Completion> ComposerCompleter::offersFor(CompletionKind kind) const
{
    switch (kind) {
    case CompletionKind::None:
        return {};
    case CompletionKind::Emoji:
        return emojiCompletions();
    case CompletionKind::Command:
        return commandCompletions();
    case CompletionKind::Person:
    case CompletionKind::Room:
        break;
    }
    return m_offers ? m_offers(kind) : QList<Completion>();
}

void ComposerCompleter::update()
{
    const QTextCursor cursor = m_edit.textCursor();
    const bool isSomewhere = m_edit.hasFocus() && !m_edit.hasPreedit() && !cursor.hasSelection();
    m_isPicking = false;
    m_query
        = isSomewhere ? findCompletion(m_edit.toPlainText(), cursor.position()) : CompletionQuery();
    if (m_query.kind == CompletionKind::None)
        m_refused = -1;
    if (m_query.kind == CompletionKind::None || m_query.start == m_refused) {
        hide();
        return;
    }
    show(fittingCompletions(offersFor(m_query.kind), m_query.word, mostOffers));
}

void ComposerCompleter::offerEmoji()
{
    m_edit.setFocus(Qt::OtherFocusReason);
    m_query = {CompletionKind::Emoji, m_edit.textCursor().position(), {}};
    show(emojiCompletions());
    m_isPicking = true;
}

void ComposerCompleter::show(const QList<Completion> &completions)
{
    // A word that is whole already needs no offer that Enter would take.
    if (completions.isEmpty()
        || (completions.size() == 1 && completions.first().word == m_query.word)) {
        hide();
        return;
    }
    m_list->clear();
    for (const Completion &completion : completions) {
        const QString line = completion.hint.isEmpty()
            ? completion.word
            : QString(completion.word + u"   "_s + completion.hint);
        auto *item = new QListWidgetItem(line, m_list);
        item->setData(Qt::UserRole, completion.text);
    }
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setCurrentRow(0);
    place();
    QFrame::show();
    raise();
}

// Just above the field, at its left.
void ComposerCompleter::place()
{
    const int rows = std::min(mostRows, m_list->count());
    const int height = rows * std::max(m_list->sizeHintForRow(0), 1) + 2 * m_list->frameWidth()
        + m_theme.scaled(8);
    const QPoint corner = m_edit.mapTo(parentWidget(), QPoint(0, -m_theme.scaled(10)));
    const int width = std::min(m_theme.scaled(420), parentWidget()->width() - corner.x());
    setGeometry(corner.x(), std::max(0, corner.y() - height), width, std::min(height, corner.y()));
}

void ComposerCompleter::choose(int step)
{
    const int count = m_list->count();
    m_list->setCurrentRow((m_list->currentRow() + step + count) % count);
}

void ComposerCompleter::take()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr)
        return;
    const QString text = item->data(Qt::UserRole).toString();
    QTextCursor cursor = m_edit.textCursor();
    if (!m_isPicking)
        cursor.setPosition(int(m_query.start), QTextCursor::KeepAnchor);
    hide();
    cursor.insertText(text);
    m_edit.setTextCursor(cursor);
}

bool ComposerCompleter::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Up:
        choose(-1);
        return true;
    case Qt::Key_Down:
        choose(1);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    case Qt::Key_Escape:
        m_refused = m_query.start;
        hide();
        return true;
    default:
        return false;
    }
}

bool ComposerCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        hide();
    if (isHidden() || m_edit.hasPreedit())
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return !(key->modifiers() & ~Qt::KeypadModifier) && handleKey(key->key());
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace ui
