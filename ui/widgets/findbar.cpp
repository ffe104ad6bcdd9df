#include "ui/widgets/findbar.h"

#include "ui/widgets/iconbutton.h"
#include "ui/widgets/searchfield.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace ui {

FindBar::FindBar(QWidget *parent)
    : QFrame(parent)
    , m_field(new SearchField(this))
    , m_result(new QLabel(this))
    , m_older(new IconButton("up"_L1, this))
    , m_newer(new IconButton("down"_L1, this))
    , m_close(new IconButton("close"_L1, this))
{
    setObjectName(u"findBar"_s);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setProperty("role", u"subtle"_s);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_result);
    layout->addWidget(m_older);
    layout->addWidget(m_newer);
    layout->addWidget(m_close);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::wordsChanged);
    connect(m_older, &QToolButton::clicked, this, &FindBar::olderRequested);
    connect(m_newer, &QToolButton::clicked, this, &FindBar::newerRequested);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    retranslate();
    setResult(0, 0, false);
    hide();
}

void FindBar::setTheme(const Theme &theme)
{
    setStyleSheet(u"#findBar { background: %1; border: none; border-bottom: 1px solid %2; }"_s.arg(
        theme.window.name(), theme.line.name()));
    layout()->setContentsMargins(theme.scaled(12), theme.scaled(6), theme.scaled(12),
        theme.scaled(6));
    layout()->setSpacing(theme.scaled(8));
    m_field->setTheme(theme);
    for (IconButton *button : {m_older, m_newer, m_close})
        button->setTheme(theme);
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::close()
{
    if (isHidden())
        return;
    hide();
    emit closed();
}

QString FindBar::words() const
{
    return m_field->text();
}

void FindBar::setResult(qsizetype current, qsizetype count, bool isRunning)
{
    if (words().trimmed().isEmpty())
        m_result->clear();
    else if (count == 0)
        m_result->setText(isRunning ? tr("Searching…") : tr("Nothing found"));
    else
        m_result->setText(isRunning ? tr("%1 of %2…").arg(current).arg(count)
                                    : tr("%1 of %2").arg(current).arg(count));
    m_older->setEnabled(count > 0);
    m_newer->setEnabled(count > 0);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (key->modifiers() & Qt::ShiftModifier)
            emit newerRequested();
        else
            emit olderRequested();
        return true;
    case Qt::Key_Up:
        emit olderRequested();
        return true;
    case Qt::Key_Down:
        emit newerRequested();
        return true;
    default:
        return false;
    }
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void FindBar::retranslate()
{
    m_field->setPlaceholderText(tr("Search this channel"));
    m_field->setAccessibleName(tr("Search this channel"));
    m_older->setName(tr("Older hit"), tr("Enter"));
    m_newer->setName(tr("Newer hit"), tr("Shift+Enter"));
    m_close->setName(tr("Close the search"), tr("Escape"));
}

} // namespace ui
