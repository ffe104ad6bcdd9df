#include "ui/windows/shortcutsdialog.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

namespace ui {

namespace {

struct Line {
    QString keys;
    QString what;
};

QString keysText(const char *portable)
{
    return QKeySequence(QLatin1StringView(portable)).toString(QKeySequence::NativeText);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Shortcuts"));
    const QList<Line> lines {
        {keysText("Ctrl+K"), tr("Go to a channel")},
        {keysText("Ctrl+J"), tr("Join a channel or pattern")},
        {keysText("Ctrl+B"), tr("Browse channels")},
        {keysText("Ctrl+W"), tr("Leave the open channel")},
        {keysText("Alt+Up") + QStringLiteral(", ") + keysText("Alt+Down"),
            tr("Previous and next channel")},
        {keysText("Alt+A"), tr("Next channel with unread messages")},
        {keysText("Ctrl+L"), tr("Filter the channel list")},
        {keysText("F6"), tr("Channel list, messages, writing field in turn")},
        {keysText("Return"), tr("Send the message")},
        {keysText("Shift+Return"), tr("New line in the message")},
        {keysText("Up"), tr("Bring back what was sent before")},
        {keysText("Ctrl+C"), tr("Copy messages with time and name")},
        {keysText("Ctrl+Shift+C"), tr("Copy only what was said")},
        {keysText("Ctrl++") + QStringLiteral(", ") + keysText("Ctrl+-"),
            tr("Larger and smaller text")},
        {QStringLiteral("/help"), tr("Commands that can be typed")},
        {keysText("F1"), tr("This page")},
        {keysText("Ctrl+Q"), tr("Quit")},
    };
    auto *title = new QLabel(tr("Shortcuts"), this);
    title->setFont(theme.dialogTitleFont);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const Line &line : lines) {
        auto *keys = new QLabel(line.keys, this);
        QFont font = theme.uiFont;
        font.setWeight(QFont::DemiBold);
        keys->setFont(font);
        grid->addWidget(keys, row, 0);
        grid->addWidget(new QLabel(line.what, this), row++, 1);
    }
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    layout->addWidget(title);
    layout->addLayout(grid);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace ui
