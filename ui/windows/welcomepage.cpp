#include "ui/windows/welcomepage.h"

#include "ui/widgets/primarybutton.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

namespace ui {

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_join(new PrimaryButton(this))
    , m_browse(new QPushButton(this))
{
    setObjectName(QStringLiteral("welcome"));
    setAttribute(Qt::WA_StyledBackground);
    for (QLabel *label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_text->setProperty("role", QStringLiteral("subtle"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_join);
    buttons->addWidget(m_browse);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(48, 24, 48, 24);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addStretch(3);
    connect(m_join, &QPushButton::clicked, this, &WelcomePage::joinRequested);
    connect(m_browse, &QPushButton::clicked, this, &WelcomePage::browseRequested);
    retranslate();
}

void WelcomePage::setTheme(const Theme &theme)
{
    setStyleSheet(QStringLiteral("#welcome { background: %1; }").arg(theme.surface.name()));
    m_title->setFont(theme.titleFont);
    m_text->setFixedWidth(theme.scaled(440));
}

QWidget *WelcomePage::firstButton() const
{
    return m_join;
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WelcomePage::retranslate()
{
    m_title->setText(tr("No channel is open"));
    m_text->setText(tr("Join a channel by its name, or look at those there are. "
                       "The connection takes any Redis command while nothing is subscribed."));
    m_join->setText(tr("Join…"));
    m_join->setAccessibleName(tr("Join a channel"));
    m_browse->setText(tr("Browse"));
    m_browse->setAccessibleName(tr("Browse all channels"));
}

} // namespace ui
