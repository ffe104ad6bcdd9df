#include "ui/windows/serverdialog.h"

#include "ui/widgets/fitheight.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/serverform.h"

#include <QBoxLayout>
#include <QLabel>

namespace ui {

ServerDialog::ServerDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_form(new ServerForm(theme, this))
{
    setWindowTitle(tr("Server settings"));
    auto *title = new QLabel(tr("Server settings"), this);
    title->setFont(theme.dialogTitleFont);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *save = new PrimaryButton(this);
    save->setText(tr("Save"));
    save->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(theme.scaled(16));
    layout->addWidget(title);
    layout->addWidget(m_form);
    layout->addLayout(buttons);
    const int width = theme.scaled(460);
    connect(m_form, &ServerForm::changed, this, [this, width] { fitHeight(*this, width); });
    fitHeight(*this, width);
    connect(m_form, &ServerForm::changed, save,
        [this, save] { save->setEnabled(m_form->isComplete()); });
    connect(save, &QPushButton::clicked, this, &ServerDialog::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    save->setEnabled(m_form->isComplete());
}

void ServerDialog::setServer(const QString &name, const QString &url)
{
    m_form->setServer(name, url);
}

void ServerDialog::submit()
{
    const QString name = m_form->name();
    const QString url = m_form->url();
    accept();
    emit serverNamed(name, url);
}

} // namespace ui
