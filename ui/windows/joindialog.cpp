#include "ui/windows/joindialog.h"

#include "core/chat/roomname.h"
#include "ui/paint/tone.h"
#include "ui/text/errortext.h"
#include "ui/widgets/primarybutton.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>

namespace ui {

JoinDialog::JoinDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_isPattern(
          new QCheckBox(tr("Pattern: hear all channels that match, such as alerts.*"), this))
    , m_hint(new QLabel(this))
    , m_join(new PrimaryButton(this))
{
    setWindowTitle(tr("Join a channel"));
    auto *title = new QLabel(tr("Join a channel"), this);
    title->setFont(theme.dialogTitleFont);
    auto *label = new QLabel(tr("&Channel name"), this);
    label->setBuddy(m_name);
    m_name->setAccessibleName(tr("Channel name"));
    m_name->setPlaceholderText(tr("general"));
    m_name->setMinimumHeight(36);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setMinimumHeight(m_hint->fontMetrics().lineSpacing() * 2);
    m_hint->setAlignment(Qt::AlignTop);
    m_join->setText(tr("Join"));
    m_join->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_join);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addSpacing(8);
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(m_hint);
    layout->addWidget(m_isPattern);
    layout->addSpacing(12);
    layout->addLayout(buttons);
    setMinimumWidth(440);
    connect(m_name, &QLineEdit::textChanged, this, &JoinDialog::check);
    connect(m_isPattern, &QCheckBox::toggled, this, &JoinDialog::check);
    connect(m_join, &QPushButton::clicked, this, &JoinDialog::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    check();
}

chat::RoomId JoinDialog::room() const
{
    QString name = m_name->text();
    // People type the mark that the list shows; a channel may still begin with it: ##name.
    if (name.startsWith(u'#') && name.size() > 1)
        name.remove(0, 1);
    const auto kind
        = m_isPattern->isChecked() ? chat::RoomId::Kind::Pattern : chat::RoomId::Kind::Channel;
    return chat::RoomId(name.toUtf8(), kind);
}

void JoinDialog::check()
{
    const bool isEmpty = m_name->text().isEmpty();
    const auto checked = chat::checkRoomName(room().name());
    m_join->setEnabled(checked.has_value());
    if (checked || isEmpty) {
        m_hint->setText(tr("Subscribes on the node you read from. Names are exact: capital letters "
                           "and spaces count."));
        setTone(*m_hint, Tone::Neutral);
    } else {
        m_hint->setText(errorText(checked.error()));
        setTone(*m_hint, Tone::Bad);
    }
    m_name->setAccessibleDescription(m_hint->text());
}

void JoinDialog::submit()
{
    const chat::RoomId id = room();
    if (!chat::checkRoomName(id.name()))
        return;
    emit joinRequested(id);
    accept();
}

} // namespace ui
