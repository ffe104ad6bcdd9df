#include "ui/windows/serverdialog.h"

#include "ui/widgets/directoryform.h"
#include "ui/widgets/fitheight.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/serverform.h"

#include <QBoxLayout>
#include <QLabel>

namespace ui {

namespace {

constexpr int dialogWidth = 880;

QWidget *makePart(const QString &title, QWidget *form, const Theme &theme, QWidget *parent)
{
    auto *part = new QWidget(parent);
    auto *heading = new QLabel(title, part);
    heading->setFont(theme.titleFont);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(12));
    layout->addWidget(heading);
    layout->addWidget(form);
    layout->addStretch(1);
    return part;
}

} // namespace

ServerDialog::ServerDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_width(theme.scaled(dialogWidth))
    , m_server(new ServerForm(theme, this))
    , m_directory(new DirectoryForm(theme, this))
    , m_test(new QPushButton(tr("Test connection"), this))
    , m_save(new PrimaryButton(this))
{
    setWindowTitle(tr("Server settings"));
    auto *title = new QLabel(tr("Server settings"), this);
    title->setFont(theme.dialogTitleFont);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_save->setText(tr("Save"));
    m_save->setDefault(true);
    auto *parts = new QHBoxLayout;
    parts->setSpacing(theme.scaled(32));
    parts->addWidget(makePart(tr("Redis"), m_server, theme, this), 4);
    parts->addWidget(makePart(tr("Accounts"), m_directory, theme, this), 5);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.scaled(8));
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(theme.scaled(16));
    layout->addWidget(title);
    layout->addLayout(parts);
    layout->addLayout(buttons);
    connect(m_server, &ServerForm::changed, this, &ServerDialog::check);
    connect(m_directory, &DirectoryForm::changed, this, &ServerDialog::check);
    connect(m_test, &QPushButton::clicked, this, [this] { emit testRequested(settings()); });
    connect(m_save, &QPushButton::clicked, this, &ServerDialog::submit);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    check();
}

void ServerDialog::setSettings(const ServerSettings &settings)
{
    m_server->setServer(settings.name, settings.redisUrl);
    m_directory->setSettings(settings);
}

ServerSettings ServerDialog::settings() const
{
    ServerSettings settings;
    settings.name = m_server->name();
    settings.redisUrl = m_server->url();
    m_directory->fill(settings);
    return settings;
}

void ServerDialog::check()
{
    const bool isComplete = m_server->isComplete() && m_directory->isComplete();
    m_save->setEnabled(isComplete);
    m_test->setEnabled(isComplete);
    fitHeight(*this, m_width);
}

void ServerDialog::submit()
{
    const ServerSettings chosen = settings();
    accept();
    emit settingsChosen(chosen);
}

} // namespace ui
