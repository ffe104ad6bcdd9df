#include "ui/windows/createaccountdialog.h"

#include "core/accounts/username.h"
#include "ui/text/errortext.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/fieldcaption.h"
#include "ui/widgets/fitheight.h"
#include "ui/widgets/newpasswordfields.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int dialogWidth = 440;
constexpr int mostLetters = 128;

void addField(QBoxLayout *layout, const QString &caption, QLineEdit *field, const Theme &theme)
{
    auto *label = new QLabel(caption, field->parentWidget());
    setCaption(label, field, theme);
    field->setAccessibleName(caption);
    field->setMaxLength(mostLetters);
    layout->addWidget(label);
    layout->addSpacing(theme.scaled(4));
    layout->addWidget(field);
    layout->addSpacing(theme.scaled(12));
}

} // namespace

CreateAccountDialog::CreateAccountDialog(const Theme &theme, const QString &directory,
    QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_displayName(new QLineEdit(this))
    , m_password(new NewPasswordFields(theme, this))
    , m_foot(new DialogFoot(theme, this))
{
    setWindowTitle(tr("Create account"));
    auto *title = new QLabel(tr("Create account"), this);
    title->setFont(theme.dialogTitleFont);
    auto *where = new QLabel(directory, this);
    where->setTextFormat(Qt::PlainText);
    where->setWordWrap(true);
    where->setProperty("role", u"subtle"_s);
    m_foot->setTexts(tr("Create account"), tr("Cancel"));
    m_displayName->setPlaceholderText(tr("What others read; may be left out"));
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(where);
    layout->addSpacing(theme.scaled(16));
    addField(layout, tr("User name"), m_name, theme);
    addField(layout, tr("Display name"), m_displayName, theme);
    layout->addWidget(m_password);
    layout->addSpacing(theme.scaled(12));
    layout->addWidget(m_foot);
    fitHeight(*this, theme.scaled(dialogWidth));
    for (QLineEdit *field : {m_name, m_displayName}) {
        connect(field, &QLineEdit::textChanged, this, [this] {
            m_password->setOwnWords({m_name->text(), m_displayName->text(), u"taproom"_s});
        });
    }
    connect(m_password, &NewPasswordFields::changed, this, [this] {
        if (!m_foot->isWorking())
            m_foot->setProblem({});
    });
    connect(m_foot, &DialogFoot::changed, this,
        [this, width = theme.scaled(dialogWidth)] { fitHeight(*this, width); });
    connect(m_foot, &DialogFoot::primaryClicked, this, &CreateAccountDialog::submit);
    connect(m_foot, &DialogFoot::cancelClicked, this, &QDialog::reject);
}

void CreateAccountDialog::setError(const base::Error &error)
{
    m_foot->setProblem(errorText(error));
    if (error.kind == base::ErrorKind::Input)
        m_name->setFocus();
}

void CreateAccountDialog::submit()
{
    const auto name = accounts::parseUserName(m_name->text().trimmed());
    if (const auto good = name ? accounts::checkNewUserName(*name) : base::failure(name.error());
        !good) {
        setError(good.error());
        return;
    }
    if (const QString trouble = m_password->trouble(); !trouble.isEmpty()) {
        m_foot->setProblem(trouble);
        return;
    }
    m_foot->setProgress(tr("The account is being made…"));
    emit createRequested(
        {m_name->text().trimmed(), m_displayName->text().trimmed(), m_password->password()});
}

} // namespace ui
