#include "ui/widgets/noticebar.h"

#include "ui/paint/icons.h"
#include "ui/widgets/iconbutton.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype longestText = 600;

QLatin1StringView iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return "check"_L1;
    case Tone::Waiting:
        return "warning"_L1;
    case Tone::Bad:
        return "error"_L1;
    case Tone::Neutral:
        break;
    }
    return "info"_L1;
}

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return u"good"_s;
    case Tone::Waiting:
        return u"waiting"_s;
    case Tone::Bad:
        return u"bad"_s;
    case Tone::Neutral:
        break;
    }
    return u"neutral"_s;
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_close(new IconButton("close"_L1, this))
{
    setObjectName(u"NoticeBar"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    layout->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    connect(m_close, &IconButton::clicked, this, &NoticeBar::dismiss);
    retranslate();
    hide();
}

void NoticeBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_close->setTheme(theme);
    layout()->setContentsMargins(theme.scaled(12), theme.scaled(4), theme.scaled(8),
        theme.scaled(4));
    layout()->setSpacing(theme.scaled(8));
    restyle();
}

void NoticeBar::showNotice(Tone tone, const QString &text, const QString &action)
{
    m_tone = tone;
    QString shown = text.left(longestText);
    if (shown.size() < text.size())
        shown += u'…';
    m_text->setText(shown);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    restyle();
    show();
    QAccessibleEvent alert(m_text, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::clear()
{
    m_text->clear();
    hide();
}

void NoticeBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString NoticeBar::text() const
{
    return m_text->text();
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_close->isHidden())
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void NoticeBar::retranslate()
{
    m_close->setName(tr("Close this message"));
}

void NoticeBar::restyle()
{
    const int size = m_theme.scaled(16);
    m_icon->setPixmap(loadIcon(iconOf(m_tone), toColor(m_tone, m_theme))
                          .pixmap(QSize(size, size), devicePixelRatioF()));
    setStyleProperty(*this, "tone", toneName(m_tone));
}

void NoticeBar::dismiss()
{
    clear();
    emit dismissed();
}

} // namespace ui
