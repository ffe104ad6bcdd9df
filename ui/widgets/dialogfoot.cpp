#include "ui/widgets/dialogfoot.h"

#include "ui/paint/tone.h"
#include "ui/widgets/primarybutton.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace ui {

DialogFoot::DialogFoot(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_message(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
    , m_primary(new PrimaryButton(this))
{
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAlignment(Qt::AlignTop);
    // Room for two lines, so that the dialog does not jump when it has something to say.
    m_message->setMinimumHeight(QFontMetrics(theme.uiFont).lineSpacing() * 2);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(theme.scaled(4));
    QSizePolicy kept = m_progress->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(kept);
    m_primary->setDefault(true);
    for (QPushButton *button : {m_cancel, static_cast<QPushButton *>(m_primary)})
        button->setMinimumHeight(theme.scaled(36));
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(theme.scaled(8));
    m_buttons->addStretch(1);
    m_buttons->addWidget(m_cancel);
    m_buttons->addWidget(m_primary);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(8));
    layout->addWidget(m_message);
    layout->addWidget(m_progress);
    layout->addLayout(m_buttons);
    connect(m_primary, &QPushButton::clicked, this, &DialogFoot::primaryClicked);
    connect(m_cancel, &QPushButton::clicked, this, &DialogFoot::cancelClicked);
    show({}, false);
}

void DialogFoot::setTexts(const QString &primary, const QString &cancel)
{
    m_primary->setText(primary);
    m_cancel->setText(cancel);
    m_progress->setAccessibleName(tr("Progress"));
}

void DialogFoot::setProgress(const QString &text)
{
    setTone(*m_message, Tone::Neutral);
    show(text, true);
}

void DialogFoot::setProblem(const QString &text)
{
    setTone(*m_message, Tone::Bad);
    show(text, false);
}

void DialogFoot::addAside(QWidget *button)
{
    m_buttons->insertWidget(0, button);
}

void DialogFoot::show(const QString &text, bool isWorking)
{
    m_isWorking = isWorking;
    m_message->setText(text);
    m_progress->setVisible(isWorking);
    m_primary->setEnabled(!isWorking);
    emit changed();
    if (!text.isEmpty() && QAccessible::isActive()) {
        QAccessibleEvent event(m_message, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace ui
