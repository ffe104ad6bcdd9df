#include "ui/windows/joindialog.h"

#include "core/chat/roomname.h"
#include "ui/paint/tone.h"
#include "ui/text/errortext.h"
#include "ui/text/roomtext.h"
#include "ui/widgets/fieldcaption.h"
#include "ui/widgets/primarybutton.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace ui {

JoinDialog::JoinDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_isPattern(new QCheckBox(tr("Pattern: hear every channel that matches"), this))
    , m_hint(new QLabel(this))
    , m_join(new PrimaryButton(this))
{
    setWindowTitle(tr("Join a channel"));
    m_name->setAccessibleName(tr("Channel name"));
    m_name->setPlaceholderText(tr("general"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAlignment(Qt::AlignTop);
    m_join->setText(tr("Join"));
    m_join->setDefault(true);
    makeLayout(theme);
    connect(m_name, &QLineEdit::textChanged, this, &JoinDialog::check);
    connect(m_isPattern, &QCheckBox::toggled, this, &JoinDialog::check);
    connect(m_join, &QPushButton::clicked, this, &JoinDialog::submit);
    check();
}

void JoinDialog::makeLayout(const Theme &theme)
{
    auto *title = new QLabel(tr("Join a channel"), this);
    title->setFont(theme.dialogTitleFont);
    auto *label = new QLabel(tr("&Channel name"), this);
    setCaption(label, m_name, theme);
    // Room for two lines, so that nothing jumps while a name is typed.
    m_hint->setMinimumHeight(QFontMetrics(theme.uiFont).lineSpacing() * 2);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_join);
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(theme.scaled(6));
    layout->addWidget(title);
    layout->addSpacing(theme.scaled(8));
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addWidget(m_hint);
    layout->addWidget(m_isPattern);
    layout->addSpacing(theme.scaled(12));
    layout->addLayout(buttons);
    setMinimumWidth(theme.scaled(440));
}

// People type the mark that the list shows before a channel; one that begins with it is typed with two.
// A pattern is taken as it is: `*` for `#*` would hear everything.
chat::RoomId JoinDialog::room() const
{
    QString name = m_name->text();
    if (m_isPattern->isChecked())
        return chat::RoomId(name.toUtf8(), chat::RoomId::Kind::Pattern);
    if (name.startsWith(u'#') && name.size() > 1)
        name.remove(0, 1);
    return chat::RoomId(name.toUtf8());
}

void JoinDialog::check()
{
    const chat::RoomId id = room();
    const auto checked = chat::checkRoomName(id.name());
    const bool isRefused = !checked && !m_name->text().isEmpty();
    m_join->setEnabled(checked.has_value());
    m_hint->setText(isRefused ? errorText(checked.error()) : hintFor(id));
    setTone(*m_hint, isRefused ? Tone::Bad : Tone::Neutral);
    setStyleProperty(*m_name, "invalid", isRefused);
    m_name->setAccessibleDescription(m_hint->text());
}

QString JoinDialog::hintFor(const chat::RoomId &id) const
{
    if (id.isNull())
        return tr(
            "Names are exact: capital letters and spaces count. A channel that nobody uses yet "
            "is there once you join.");
    if (id.kind() == chat::RoomId::Kind::Pattern)
        return tr("Hears every channel whose name matches %1. What is said there is live only.")
            .arg(toPlainName(id));
    const auto isWildcard
        = [](char letter) { return letter == '*' || letter == '?' || letter == '['; };
    if (std::any_of(id.name().begin(), id.name().end(), isWildcard))
        return tr(
            "Subscribes to the one channel that is called %1. Tick Pattern to hear all that match.")
            .arg(toPlainName(id));
    return tr("Subscribes to %1.").arg(toPlainName(id));
}

void JoinDialog::submit()
{
    const chat::RoomId id = room();
    if (!chat::checkRoomName(id.name()))
        return;
    accept();
    emit joinRequested(id);
}

} // namespace ui
