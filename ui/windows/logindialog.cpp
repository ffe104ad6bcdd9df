#include "ui/windows/logindialog.h"

#include "core/chat/roomname.h"
#include "ui/paint/tone.h"
#include "ui/text/errortext.h"
#include "ui/widgets/fieldcaption.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/primarybutton.h"

#include <QAccessible>
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

constexpr int cardWidth = 400;

// Why a method that a profile does not have cannot be chosen.
QString reasonAgainst(SignInMethod method)
{
    switch (method) {
    case SignInMethod::Directory:
        return LoginDialog::tr("No account directory is set up for this profile.");
    case SignInMethod::RedisAcl:
        return LoginDialog::tr("This profile does not sign in as a user of Redis.");
    case SignInMethod::Guest:
        return LoginDialog::tr("This profile lets no guests in.");
    }
    return {};
}

void say(QLabel &label, const QString &text, Tone tone)
{
    setTone(label, tone);
    label.setText(text);
    label.setVisible(!text.isEmpty());
    if (text.isEmpty() || tone != Tone::Bad)
        return;
    QAccessibleEvent alert(&label, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
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
    , m_nameError(new QLabel(this))
    , m_message(new QLabel(this))
    , m_profile(new QComboBox(this))
    , m_method(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_password(new PasswordField(this))
    , m_remember(new QCheckBox(this))
    , m_progress(new QProgressBar(this))
    , m_settings(new LinkButton(this))
    , m_create(new LinkButton(this))
    , m_cancel(new QPushButton(this))
    , m_signIn(new PrimaryButton(this))
{
    makeLayout(theme);
    for (int i = 0; i < 3; ++i)
        m_method->addItem({}, i);
    retranslate();
    setMethods({SignInMethod::Guest});
    setIdle();
    connectParts();
}

void LoginDialog::connectParts()
{
    connect(m_signIn, &QPushButton::clicked, this, &LoginDialog::submit);
    connect(m_cancel, &QPushButton::clicked, this, &LoginDialog::reject);
    connect(m_settings, &QPushButton::clicked, this, &LoginDialog::serverSettingsRequested);
    connect(m_create, &QPushButton::clicked, this, &LoginDialog::createAccountRequested);
    connect(m_method, &QComboBox::currentIndexChanged, this, [this] {
        setIdle();
        updateMethod();
        emit methodChosen(method());
    });
    connect(m_profile, &QComboBox::currentTextChanged, this, [this](const QString &name) {
        setIdle();
        showProfile();
        emit profileChosen(name);
    });
    connect(m_password, &PasswordField::capsLockChanged, this, &LoginDialog::updateError);
    connect(m_name, &QLineEdit::textEdited, this, &LoginDialog::setIdle);
    connect(m_password, &QLineEdit::textEdited, this, &LoginDialog::setIdle);
}

void LoginDialog::addField(QVBoxLayout *layout, QLabel *label, QWidget *field, const Theme &theme)
{
    setCaption(label, field, theme);
    layout->addWidget(label);
    layout->addSpacing(theme.scaled(4));
    layout->addWidget(field);
}

void LoginDialog::makeLayout(const Theme &theme)
{
    m_title->setFont(theme.dialogTitleFont);
    m_server->setProperty("role", u"subtle"_s);
    for (QLabel *label : {m_title, m_server, m_nameError, m_message}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_name->setMaxLength(256); // longer than any name, so that a pasted one is judged, not cut
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_signIn->setDefault(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(8));
    buttons->addWidget(m_settings);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_signIn);

    auto *card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    card->setFixedWidth(theme.scaled(cardWidth));
    auto *fields = new QVBoxLayout(card);
    const int side = theme.scaled(32);
    const int gap = theme.scaled(14);
    const int below = theme.scaled(4);
    fields->setContentsMargins(side, theme.scaled(28), side, theme.scaled(24));
    fields->setSpacing(0);
    fields->addWidget(m_title);
    fields->addSpacing(theme.scaled(4));
    fields->addWidget(m_server);
    fields->addSpacing(theme.scaled(16));
    addField(fields, m_profileLabel, m_profile, theme);
    fields->addSpacing(gap);
    addField(fields, m_methodLabel, m_method, theme);
    fields->addSpacing(gap);
    addField(fields, m_nameLabel, m_name, theme);
    fields->addSpacing(below);
    fields->addWidget(m_nameError);
    fields->addSpacing(gap - below);
    addField(fields, m_passwordLabel, m_password, theme);
    fields->addSpacing(below);
    fields->addWidget(m_message);
    fields->addSpacing(below);
    fields->addWidget(m_progress);
    fields->addSpacing(theme.scaled(4));
    auto *memory = new QHBoxLayout;
    memory->addWidget(m_remember);
    memory->addStretch(1);
    memory->addWidget(m_create);
    fields->addLayout(memory);
    fields->addSpacing(theme.scaled(12));
    fields->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    const int edge = theme.scaled(40);
    layout->setContentsMargins(edge, edge, edge, edge);
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
    showProfile();
}

void LoginDialog::showProfile()
{
    m_title->setText(tr("Sign in to %1").arg(m_profile->currentText()));
    m_server->setText(m_servers.value(m_profile->currentIndex()));
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
        const QString reason = isThere ? QString() : reasonAgainst(SignInMethod(i));
        items->item(i)->setEnabled(isThere);
        items->item(i)->setToolTip(reason);
        items->item(i)->setAccessibleDescription(reason);
    }
    if (!available.isEmpty() && !available.contains(method()))
        m_method->setCurrentIndex(int(available.first()));
    updateMethod();
}

void LoginDialog::setMethod(SignInMethod method)
{
    if (m_available.contains(method))
        m_method->setCurrentIndex(int(method));
}

void LoginDialog::setCanCreate(bool canCreate)
{
    m_canCreate = canCreate;
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
    const bool isDirectory = method() == SignInMethod::Directory;
    m_remember->setEnabled(isDirectory && !m_isWorking);
    m_create->setVisible(isDirectory && m_canCreate);
    m_create->setEnabled(!m_isWorking);
}

void LoginDialog::setProgress(const QString &text)
{
    m_error.reset();
    m_refusal.clear();
    setWorking(true);
    say(*m_message, text, Tone::Neutral);
}

void LoginDialog::setRefusal(const QString &text)
{
    setError({base::ErrorKind::Credentials, u"LOGIN_WRONG"_s, QString()});
    m_refusal = text;
    updateError();
}

void LoginDialog::setError(const base::Error &error)
{
    m_refusal.clear();
    m_error = error;
    setWorking(false);
    QLineEdit *wrong = isAboutName() ? m_name : m_password;
    if (wrong->isEnabled() && (isAboutName() || error.kind == base::ErrorKind::Credentials)) {
        wrong->setFocus();
        wrong->selectAll();
    } else {
        m_signIn->setFocus();
    }
}

void LoginDialog::setIdle()
{
    m_error.reset();
    m_refusal.clear();
    setWorking(false);
}

bool LoginDialog::isAboutName() const
{
    return m_error && m_error->kind == base::ErrorKind::Input;
}

void LoginDialog::updateError()
{
    if (m_isWorking)
        return;
    QStringList lines;
    if (m_error && !isAboutName())
        lines.append(m_refusal.isEmpty() ? errorText(*m_error) : m_refusal);
    if (m_password->isCapsLockOn() && m_password->isEnabled())
        lines.append(tr("Caps Lock is on."));
    const bool isError = m_error && !isAboutName();
    say(*m_message, lines.join(u' '), isError ? Tone::Bad : Tone::Waiting);
    say(*m_nameError, isAboutName() ? errorText(*m_error) : QString(), Tone::Bad);
    setStyleProperty(*m_name, "invalid", isAboutName());
    setStyleProperty(*m_password, "invalid",
        isError && m_error->kind == base::ErrorKind::Credentials && m_password->isEnabled());
    m_name->setAccessibleDescription(m_nameError->text());
    m_password->setAccessibleDescription(m_message->text());
}

void LoginDialog::setWorking(bool isWorking)
{
    m_isWorking = isWorking;
    m_progress->setVisible(isWorking);
    for (QWidget *field :
        std::initializer_list<QWidget *> {m_profile, m_method, m_name, m_signIn, m_settings})
        field->setEnabled(!isWorking);
    if (isWorking)
        m_cancel->setFocus();
    updateMethod();
    updateError();
}

void LoginDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    focusFirst();
}

// What is still to be filled in.
void LoginDialog::focusFirst()
{
    if (m_isWorking)
        m_cancel->setFocus();
    else if (m_name->text().isEmpty())
        m_name->setFocus();
    else if (m_password->isEnabled())
        m_password->setFocus();
    else
        m_signIn->setFocus();
}

void LoginDialog::submit()
{
    if (m_isWorking)
        return;
    const QString name = m_name->text().trimmed();
    if (const auto checked = chat::checkUserName(name.toUtf8()); !checked) {
        setError(checked.error());
        return;
    }
    if (method() != SignInMethod::Guest && m_password->text().isEmpty()) {
        setError({base::ErrorKind::Credentials, u"NOPASSWORD"_s, u"no password was typed"_s});
        return;
    }
    const base::Secret password = m_password->isEnabled() ? m_password->password() : base::Secret();
    emit signInRequested({m_profile->currentText(), method(), name, password,
        m_remember->isEnabled() && m_remember->isChecked()});
}

void LoginDialog::reject()
{
    if (!m_isWorking) {
        QDialog::reject();
        return;
    }
    setIdle();
    focusFirst();
    emit cancelled();
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
    m_remember->setText(tr("Remember me"));
    m_remember->setToolTip(
        tr("Needs no password on this computer for 30 days; kept in its keychain"));
    m_settings->setText(tr("Server settings…"));
    m_create->setText(tr("Create account…"));
    m_cancel->setText(tr("Cancel"));
    m_signIn->setText(tr("Sign in"));
    m_progress->setAccessibleName(tr("Progress"));
    showProfile();
    setMethods(m_available);
}

} // namespace ui
