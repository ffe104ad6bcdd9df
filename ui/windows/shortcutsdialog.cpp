#include "ui/windows/shortcutsdialog.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

QString keysText(const char *portable)
{
    return QKeySequence(QLatin1StringView(portable)).toString(QKeySequence::NativeText);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<Shortcut> &menu, const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Shortcuts"));
    const QList<Shortcut> writing {
        {keysText("Enter"), tr("Send the message")},
        {keysText("Shift+Enter"), tr("New line in the message")},
        {keysText("Up"), tr("Bring back what was sent before")},
        {u"/help"_s, tr("Commands that can be typed")},
    };
    const QList<Shortcut> reading {
        {keysText("Up") + u", "_s + keysText("Down"), tr("From message to message")},
        {keysText("Home") + u", "_s + keysText("End"), tr("First and last message")},
        {keysText("Enter"), tr("What can be done with the message")},
        {keysText("Ctrl+C"), tr("Copy messages with time and name")},
        {keysText("Ctrl+Shift+C"), tr("Copy only what was said")},
    };
    auto *title = new QLabel(tr("Shortcuts"), this);
    title->setFont(theme.dialogTitleFont);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *right = new QVBoxLayout;
    right->setSpacing(theme.scaled(20));
    right->addWidget(makeColumn(tr("While you write"), writing, theme));
    right->addWidget(makeColumn(tr("In the messages"), reading, theme));
    right->addStretch(1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(theme.scaled(40));
    columns->addWidget(makeColumn(tr("Everywhere"), menu, theme), 0, Qt::AlignTop);
    columns->addLayout(right);
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(theme.scaled(16));
    layout->addWidget(title);
    layout->addLayout(columns);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

QWidget *ShortcutsDialog::makeColumn(const QString &title, const QList<Shortcut> &lines,
    const Theme &theme)
{
    auto *column = new QWidget(this);
    auto *grid = new QGridLayout(column);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme.scaled(20));
    grid->setVerticalSpacing(theme.scaled(6));
    auto *heading = new QLabel(title, column);
    heading->setProperty("role", u"subtle"_s);
    QFont strong = theme.uiFont;
    strong.setWeight(QFont::DemiBold);
    heading->setFont(strong);
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const Shortcut &line : lines) {
        auto *keys = new QLabel(line.keys, column);
        keys->setFont(strong);
        grid->addWidget(keys, row, 0);
        grid->addWidget(new QLabel(line.what, column), row++, 1);
    }
    grid->setColumnStretch(1, 1);
    return column;
}

} // namespace ui
