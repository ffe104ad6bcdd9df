#include "ui/widgets/composeredit.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QTextLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int mostLines = 8;
constexpr qsizetype manyLines = 8;

bool isReturn(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

ComposerEdit::ComposerEdit(QWidget *parent)
    : QTextEdit(parent)
{
    setAcceptRichText(false);
    // Tab leads on to the next control; who wants a tab character pastes it.
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(4);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
        [this] { updateGeometry(); });
    connect(this, &QTextEdit::textChanged, this, [this] {
        if (!m_replacing)
            m_history.stopStepping();
        emit contentChanged();
    });
}

void ComposerEdit::replaceText(const QString &text)
{
    m_replacing = true;
    setPlainText(text);
    m_replacing = false;
    moveCursor(QTextCursor::End);
}

void ComposerEdit::acceptText()
{
    m_history.add(toPlainText());
    replaceText(QString());
}

bool ComposerEdit::hasContent() const
{
    if (hasPreedit())
        return true;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (!QStringView(block.text()).trimmed().isEmpty())
            return true;
    }
    return false;
}

bool ComposerEdit::hasPreedit() const
{
    const QTextLayout *layout = textCursor().block().layout();
    return layout != nullptr && !layout->preeditAreaText().isEmpty();
}

void ComposerEdit::commitPreedit()
{
    if (hasPreedit())
        QGuiApplication::inputMethod()->commit();
}

QSize ComposerEdit::sizeHint() const
{
    const int wanted = int(document()->documentLayout()->documentSize().height());
    return {240, qBound(heightOfLines(1), wanted, heightOfLines(mostLines))};
}

QSize ComposerEdit::minimumSizeHint() const
{
    return {80, heightOfLines(1)};
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    if (handleReturn(event) || handleHistory(event))
        event->accept();
    else
        QTextEdit::keyPressEvent(event);
}

void ComposerEdit::inputMethodEvent(QInputMethodEvent *event)
{
    QTextEdit::inputMethodEvent(event);
    emit contentChanged();
}

void ComposerEdit::insertFromMimeData(const QMimeData *source)
{
    if (!source->hasText())
        return;
    QTextCursor cursor = textCursor();
    const int start = cursor.selectionStart();
    cursor.insertText(source->text());
    m_pasted = cursor;
    m_pasted.setPosition(start);
    m_pasted.setPosition(cursor.position(), QTextCursor::KeepAnchor);
    m_pasted.setKeepPositionOnInsert(true); // what is typed behind it is not part of it
    ensureCursorVisible();
    const qsizetype lines = source->text().trimmed().count(u'\n') + 1;
    if (lines >= manyLines)
        emit linesPasted(int(lines));
}

void ComposerEdit::fencePasted()
{
    if (m_pasted.isNull() || !m_pasted.hasSelection())
        return;
    const QString text = m_pasted.selection().toPlainText();
    QTextCursor start = m_pasted;
    start.setPosition(m_pasted.selectionStart());
    const QString before = start.atBlockStart() ? QString() : u"\n"_s;
    const QString after = text.endsWith(u'\n') ? QString() : u"\n"_s;
    m_pasted.setKeepPositionOnInsert(false);
    m_pasted.insertText(QString(before + u"```\n"_s + text + after + u"```\n"_s));
    setTextCursor(m_pasted);
    m_pasted = {};
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText();
}

bool ComposerEdit::handleReturn(QKeyEvent *event)
{
    if (!isReturn(*event))
        return false;
    // Some input methods let the key through after they have used it to choose a word.
    if (hasPreedit())
        return true;
    if (event->modifiers() & Qt::ShiftModifier) {
        textCursor().insertBlock();
        ensureCursorVisible();
        return true;
    }
    if (!event->isAutoRepeat())
        emit submitRequested();
    return true;
}

bool ComposerEdit::handleHistory(QKeyEvent *event)
{
    const bool up = event->key() == Qt::Key_Up && isAtFirstLine();
    const bool down = event->key() == Qt::Key_Down && isAtLastLine();
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if ((!up && !down) || !plain || hasPreedit())
        return false;
    const std::optional<QString> text = up ? m_history.older(toPlainText()) : m_history.newer();
    if (!text)
        return false;
    replaceText(*text);
    return true;
}

bool ComposerEdit::isAtFirstLine() const
{
    QTextCursor cursor = textCursor();
    return !cursor.hasSelection() && !cursor.movePosition(QTextCursor::Up);
}

bool ComposerEdit::isAtLastLine() const
{
    QTextCursor cursor = textCursor();
    return !cursor.hasSelection() && !cursor.movePosition(QTextCursor::Down);
}

int ComposerEdit::heightOfLines(int lines) const
{
    const int margins = int(2 * document()->documentMargin());
    return fontMetrics().lineSpacing() * lines + margins;
}

} // namespace ui
