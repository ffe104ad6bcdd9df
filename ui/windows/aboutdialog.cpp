#include "ui/windows/aboutdialog.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>

namespace ui {

AboutDialog::AboutDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Taproom"));
    auto *title = new QLabel(tr("Taproom %1").arg(QCoreApplication::applicationVersion()), this);
    title->setFont(theme.dialogTitleFont);
    auto *text = new QLabel(
        tr("A chat whose only server is the Redis you already run. Channels are Redis Pub/Sub "
           "channels, history is Redis Streams; it reads from a replica near you and writes to "
           "the master.\n\nFree software under the MIT licence. Built with Qt %1.")
            .arg(QLatin1StringView(qVersion())),
        this);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setMinimumWidth(400);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace ui
