#include "ui/widgets/composer.h"

#include "ui/widgets/composeredit.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/primarybutton.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int ringWidth = 3;

} // namespace

Composer::Composer(QWidget *parent)
    : QFrame(parent)
    , m_edit(new ComposerEdit(this))
    , m_reason(new QLabel(this))
    , m_emoji(new IconButton("smile"_L1, this))
    , m_send(new PrimaryButton(this))
{
    setObjectName(u"Composer"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setProperty("role", u"subtle"_s);
    m_reason->hide();
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_emoji, 0, Qt::AlignBottom);
    layout->addWidget(m_send, 0, Qt::AlignBottom);
    // The frame round it has the ring.
    m_edit->setProperty("focusRing", false);
    m_edit->installEventFilter(this);
    connect(m_edit, &ComposerEdit::submitRequested, this, &Composer::submit);
    connect(m_edit, &ComposerEdit::linesPasted, this, &Composer::linesPasted);
    connect(m_send, &PrimaryButton::clicked, this, &Composer::submit);
    connect(m_edit, &ComposerEdit::contentChanged, this, &Composer::updateSend);
    connect(m_edit, &ComposerEdit::textChanged, this, &Composer::textChanged);
    retranslate();
    updateSend();
}

void Composer::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_edit->setFont(theme.messageFont);
    m_emoji->setTheme(theme);
    if (m_completer)
        m_completer->setTheme(theme);
    const int side = ringWidth + theme.scaled(8);
    const int edge = ringWidth + theme.scaled(6);
    layout()->setContentsMargins(side, edge, edge + theme.scaled(4), edge);
    layout()->setSpacing(theme.scaled(8));
    update();
}

void Composer::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void Composer::setClosed(const QString &reason)
{
    const bool open = reason.isEmpty();
    if (m_reason->text() == reason && m_edit->isEnabled() == open)
        return;
    m_reason->setText(reason);
    m_reason->setVisible(!open);
    m_edit->setVisible(open);
    m_edit->setEnabled(open);
    m_emoji->setVisible(open);
    m_send->setVisible(open);
    updateSend();
}

Composer::State Composer::takeState()
{
    m_edit->commitPreedit();
    return {m_edit->toPlainText(), m_edit->history()};
}

void Composer::setState(const State &state)
{
    m_edit->setHistory(state.history);
    m_edit->replaceText(state.text);
    m_edit->document()->clearUndoRedoStacks();
}

void Composer::accept()
{
    m_edit->acceptText();
}

void Composer::makeCompleter(QWidget *window, ComposerCompleter::Offers offers)
{
    m_completer = new ComposerCompleter(*m_edit, window);
    m_completer->setOffers(std::move(offers));
    connect(m_emoji, &QToolButton::clicked, m_completer, &ComposerCompleter::offerEmoji);
}

void Composer::fencePasted()
{
    m_edit->fencePasted();
    takeFocus();
}

void Composer::takeFocus()
{
    m_edit->setFocus(Qt::OtherFocusReason);
}

QWidget *Composer::field() const
{
    return m_edit;
}

void Composer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

bool Composer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update(); // the ring is ours
    return QFrame::eventFilter(watched, event);
}

void Composer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_edit->hasFocus();
    const QRectF frame = QRectF(rect()).adjusted(ringWidth, ringWidth, -ringWidth, -ringWidth);
    const int radius = m_theme.scaled(10);
    if (focused) {
        painter.setPen(QPen(blended(m_theme.accent, m_theme.surface, 35), ringWidth));
        painter.setBrush(Qt::NoBrush);
        const qreal half = ringWidth / 2.0;
        painter.drawRoundedRect(frame.adjusted(-half, -half, half, half), radius + half,
            radius + half);
    }
    painter.setPen(QPen(focused ? blended(m_theme.accent, m_theme.surface, 60) : m_theme.line, 1));
    painter.setBrush(m_theme.surface);
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void Composer::mousePressEvent(QMouseEvent *)
{
    takeFocus();
}

void Composer::retranslate()
{
    m_edit->setAccessibleName(tr("Message"));
    m_emoji->setName(tr("Emoji"), tr("a colon and two letters"));
    m_send->setText(tr("Send"));
    m_send->setAccessibleName(tr("Send"));
    m_send->setToolTip(tr("Enter sends, Shift+Enter starts a new line"));
}

void Composer::submit()
{
    m_edit->commitPreedit();
    if (m_edit->isEnabled() && m_edit->hasContent())
        emit submitted(m_edit->toPlainText());
}

void Composer::updateSend()
{
    m_send->setEnabled(m_edit->isEnabled() && m_edit->hasContent());
}

} // namespace ui
