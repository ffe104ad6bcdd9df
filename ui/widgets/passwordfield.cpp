#include "ui/widgets/passwordfield.h"

#include <QEvent>
#include <QKeyEvent>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

PasswordField::PasswordField(QWidget *parent)
    : QLineEdit(parent)
    , m_show(new QToolButton(this))
{
    setMaxLength(1024);
    m_show->setObjectName(u"ShowPassword"_s);
    m_show->setCheckable(true);
    m_show->setCursor(Qt::PointingHandCursor);
    m_show->setFocusPolicy(Qt::TabFocus);
    m_show->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(m_show, &QToolButton::toggled, this, &PasswordField::setShown);
    setShown(false);
}

base::Secret PasswordField::password() const
{
    return base::Secret(QStringView(text()));
}

void PasswordField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        m_show->setVisible(isEnabled());
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        placeButton();
}

void PasswordField::keyPressEvent(QKeyEvent *event)
{
    const bool changed = m_capsLock.keyPressed(event->key(), event->text(), event->modifiers());
    QLineEdit::keyPressEvent(event);
    if (changed)
        emit capsLockChanged(m_capsLock.isOn());
}

void PasswordField::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    // The key may be turned over while another window has the keyboard.
    if (event->reason() == Qt::ActiveWindowFocusReason && m_capsLock.forget())
        emit capsLockChanged(false);
}

void PasswordField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeButton();
}

void PasswordField::retranslate()
{
    const bool shown = m_show->isChecked();
    m_show->setText(shown ? tr("Hide") : tr("Show"));
    m_show->setAccessibleName(shown ? tr("Hide password") : tr("Show password"));
    placeButton();
}

void PasswordField::setShown(bool shown)
{
    setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase
        | Qt::ImhSensitiveData);
    retranslate();
}

void PasswordField::placeButton()
{
    const QSize size = m_show->sizeHint();
    const int gap = 6;
    m_show->setGeometry(width() - size.width() - gap, (height() - size.height()) / 2, size.width(),
        size.height());
    setTextMargins(0, 0, size.width() + gap, 0);
}

} // namespace ui
