#include "ui/windows/changepassworddialog.h"

#include "ui/text/errortext.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/fieldcaption.h"
#include "ui/widgets/fitheight.h"
#include "ui/widgets/newpasswordfields.h"
#include "ui/widgets/passwordfield.h"

#include <QBoxLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr int dialogWidth = 440;

} // namespace

ChangePasswordDialog::ChangePasswordDialog(const Theme &theme, const QString &userName,
    const QString &displayName, QWidget *parent)
    : QDialog(parent)
    , m_old(new PasswordField(this))
    , m_new(new NewPasswordFields(theme, this))
    , m_foot(new DialogFoot(theme, this))
{
    setWindowTitle(tr("Change password"));
    auto *title = new QLabel(tr("Change password of %1").arg(userName), this);
    title->setFont(theme.dialogTitleFont);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto *hint = new QLabel(tr("All remembered sign-ins end, but for this computer's."), this);
    hint->setWordWrap(true);
    hint->setProperty("role", u"subtle"_s);
    auto *label = new QLabel(tr("Old password"), this);
    setCaption(label, m_old, theme);
    m_old->setAccessibleName(tr("Old password"));
    m_new->setOwnWords({userName, displayName, u"taproom"_s});
    m_foot->setTexts(tr("Change password"), tr("Cancel"));
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(theme.scaled(4));
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addSpacing(theme.scaled(12));
    layout->addWidget(label);
    layout->addWidget(m_old);
    layout->addSpacing(theme.scaled(8));
    layout->addWidget(m_new);
    layout->addSpacing(theme.scaled(8));
    layout->addWidget(m_foot);
    fitHeight(*this, theme.scaled(dialogWidth));
    connect(m_new, &NewPasswordFields::changed, this, [this] {
        if (!m_foot->isWorking())
            m_foot->setProblem({});
    });
    connect(m_foot, &DialogFoot::changed, this,
        [this, width = theme.scaled(dialogWidth)] { fitHeight(*this, width); });
    connect(m_foot, &DialogFoot::primaryClicked, this, &ChangePasswordDialog::submit);
    connect(m_foot, &DialogFoot::cancelClicked, this, &QDialog::reject);
}

void ChangePasswordDialog::setError(const base::Error &error)
{
    m_foot->setProblem(errorText(error));
    m_old->setFocus();
    m_old->selectAll();
}

void ChangePasswordDialog::submit()
{
    if (m_old->text().isEmpty()) {
        setError({base::ErrorKind::Input, u"NOPASSWORD"_s, QString()});
        return;
    }
    if (const QString trouble = m_new->trouble(); !trouble.isEmpty()) {
        m_foot->setProblem(trouble);
        return;
    }
    m_foot->setProgress(tr("The password is being changed…"));
    emit changeRequested(m_old->password(), m_new->password());
}

} // namespace ui
