#include "ui/windows/logindialog.h"

#include "core/chat/roomname.h"
#include "ui/paint/tone.h"
#include "ui/text/errortext.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/primarybutton.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QStandardItemModel>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fieldHeight = 36;
constexpr int cardWidth = 400;

void addField(QVBoxLayout *layout, QLabel *label, QWidget *field)
{
    label->setBuddy(field);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    field->setMinimumHeight(fieldHeight);
    layout->addWidget(label);
    layout->addSpacing(4);
    layout->addWidget(field);
    layout->addSpacing(16);
}

} // namespace

LoginDialog::LoginDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_title(new QLabel(this))
    , m_server(new QLabel(this))
    , m_profileLabel(new QLabel(this))
    , m_methodLabel(new QLabel(this))
    , m_nameLabel(new QLabel(this))
    , m_passwordLabel(new QLabel(this))
    , m_message(new QLabel(this))
    , m_profile(new QComboBox(this))
    , m_method(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_password(new PasswordField(this))
    , m_remember(new QCheckBox(this))
    , m_progress(new QProgressBar(this))
    , m_settings(new LinkButton(this))
    , m_cancel(new QPushButton(this))
    , m_signIn(new PrimaryButton(this))
{
    makeLayout(theme);
    for (int i = 0; i < 3; ++i)
        m_method->addItem({}, i);
    retranslate();
    setMethods({SignInMethod::Guest});
    setIdle();
    m_name->setFocus();
    connect(m_signIn, &QPushButton::clicked, this, &LoginDialog::submit);
    connect(m_cancel, &QPushButton::clicked, this, &LoginDialog::reject);
    connect(m_settings, &QPushButton::clicked, this, &LoginDialog::serverSettingsRequested);
    connect(m_method, &QComboBox::currentIndexChanged, this, &LoginDialog::updateMethod);
    connect(m_profile, &QComboBox::currentTextChanged, this, &LoginDialog::profileChosen);
    connect(m_password, &PasswordField::capsLockChanged, this, &LoginDialog::updateError);
    connect(m_name, &QLineEdit::textEdited, this, &LoginDialog::setIdle);
    connect(m_password, &QLineEdit::textEdited, this, &LoginDialog::setIdle);
}

void LoginDialog::makeLayout(const Theme &theme)
{
    m_title->setFont(theme.dialogTitleFont);
    m_server->setProperty("role", u"subtle"_s);
    for (QLabel *label : {m_server, m_message}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_signIn->setDefault(true);
    for (QPushButton *button : {m_cancel, static_cast<QPushButton *>(m_signIn)})
        button->setMinimumHeight(fieldHeight);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_settings);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_signIn);

    auto *card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    card->setFixedWidth(theme.scaled(cardWidth));
    auto *fields = new QVBoxLayout(card);
    fields->setContentsMargins(32, 28, 32, 24);
    fields->setSpacing(0);
    fields->addWidget(m_title);
    fields->addSpacing(4);
    fields->addWidget(m_server);
    fields->addSpacing(16);
    addField(fields, m_profileLabel, m_profile);
    addField(fields, m_methodLabel, m_method);
    addField(fields, m_nameLabel, m_name);
    addField(fields, m_passwordLabel, m_password);
    fields->addWidget(m_message);
    fields->addWidget(m_progress);
    fields->addSpacing(12);
    fields->addWidget(m_remember);
    fields->addSpacing(12);
    fields->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(48, 40, 48, 40);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    layout->addWidget(card, 0, Qt::AlignCenter);
}

void LoginDialog::setProfiles(const QStringList &names, const QStringList &servers,
    const QString &current)
{
    const QSignalBlocker blocker(m_profile);
    m_servers = servers;
    m_profile->clear();
    m_profile->addItems(names);
    m_profile->setCurrentText(current);
    m_server->setText(servers.value(m_profile->currentIndex()));
    m_title->setText(tr("Sign in to %1").arg(current));
}

void LoginDialog::setUserName(const QString &name)
{
    m_name->setText(name);
}

void LoginDialog::setMethods(const QList<SignInMethod> &available)
{
    m_available = available;
    auto *items = qobject_cast<QStandardItemModel *>(m_method->model());
    for (int i = 0; i < m_method->count(); ++i) {
        const bool isThere = available.contains(SignInMethod(i));
        items->item(i)->setEnabled(isThere);
        items->item(i)->setToolTip(isThere ? QString() : tr("This profile does not offer it"));
    }
    if (!available.isEmpty() && !available.contains(method()))
        m_method->setCurrentIndex(int(available.first()));
    updateMethod();
}

SignInMethod LoginDialog::method() const
{
    return SignInMethod(m_method->currentIndex());
}

void LoginDialog::updateMethod()
{
    const bool hasPassword = method() != SignInMethod::Guest;
    m_password->setEnabled(hasPassword && !m_isWorking);
    m_password->setPlaceholderText(hasPassword ? QString() : tr("A guest needs none"));
    m_remember->setEnabled(method() == SignInMethod::Directory && !m_isWorking);
}

void LoginDialog::setProgress(const QString &text)
{
    m_error.reset();
    setWorking(true);
    setTone(*m_message, Tone::Neutral);
    m_message->setText(text);
}

void LoginDialog::setError(const base::Error &error)
{
    m_error = error;
    setWorking(false);
    updateError();
    QLineEdit *wrong = error.kind == base::ErrorKind::Credentials ? m_password : m_name;
    if (wrong->isEnabled()) {
        wrong->setFocus();
        wrong->selectAll();
    }
}

void LoginDialog::setIdle()
{
    m_error.reset();
    setWorking(false);
    updateError();
}

void LoginDialog::updateError()
{
    if (m_isWorking)
        return;
    QStringList lines;
    if (m_error)
        lines.append(errorText(*m_error));
    if (m_password->isCapsLockOn() && m_password->isEnabled())
        lines.append(tr("Caps Lock is on."));
    setTone(*m_message, m_error ? Tone::Bad : Tone::Waiting);
    m_message->setText(lines.join(u' '));
    m_message->setVisible(!lines.isEmpty());
    m_name->setAccessibleDescription(m_message->text());
}

void LoginDialog::setWorking(bool isWorking)
{
    m_isWorking = isWorking;
    m_progress->setVisible(isWorking);
    m_message->setVisible(isWorking);
    for (QWidget *field :
        std::initializer_list<QWidget *> {m_profile, m_method, m_name, m_signIn, m_settings})
        field->setEnabled(!isWorking);
    updateMethod();
}

void LoginDialog::submit()
{
    const QString name = m_name->text().trimmed();
    if (const auto checked = chat::checkUserName(name.toUtf8()); !checked) {
        setError(checked.error());
        return;
    }
    if (method() != SignInMethod::Guest && m_password->text().isEmpty()) {
        setError({base::ErrorKind::Credentials, u"NOPASSWORD"_s, tr("Enter your password.")});
        return;
    }
    emit signInRequested({m_profile->currentText(), method(), name, m_password->password(),
        m_remember->isChecked()});
}

void LoginDialog::reject()
{
    if (m_isWorking) {
        setIdle();
        emit cancelled();
        return;
    }
    QDialog::reject();
}

void LoginDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void LoginDialog::retranslate()
{
    setWindowTitle(tr("Sign in – Taproom"));
    m_title->setText(tr("Sign in to %1").arg(m_profile->currentText()));
    m_profileLabel->setText(tr("Profile"));
    m_methodLabel->setText(tr("Sign-in method"));
    m_nameLabel->setText(tr("User name"));
    m_passwordLabel->setText(tr("Password"));
    m_profile->setAccessibleName(tr("Profile"));
    m_method->setAccessibleName(tr("Sign-in method"));
    m_name->setAccessibleName(tr("User name"));
    m_password->setAccessibleName(tr("Password"));
    m_method->setItemText(0, tr("Account directory"));
    m_method->setItemText(1, tr("Redis ACL user"));
    m_method->setItemText(2, tr("Guest"));
    m_remember->setText(tr("Remember me on this computer"));
    m_settings->setText(tr("Server settings…"));
    m_cancel->setText(tr("Cancel"));
    m_signIn->setText(tr("Sign in"));
    m_progress->setAccessibleName(tr("Progress"));
}

} // namespace ui
