#include "ui/windows/firstrundialog.h"

#include "ui/paint/icons.h"
#include "ui/widgets/fitheight.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/serverform.h"

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *makeSubtle(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", u"subtle"_s);
    return label;
}

} // namespace

FirstRunDialog::FirstRunDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Welcome to Taproom"));
    auto *title = new QLabel(tr("Welcome to Taproom"), this);
    title->setFont(theme.dialogTitleFont);
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(32);
    layout->setContentsMargins(side, theme.scaled(28), side, side);
    layout->setSpacing(theme.scaled(12));
    layout->addWidget(title);
    layout->addWidget(
        makeSubtle(tr("A chat whose only server is the Redis you already run."), this));
    layout->addSpacing(theme.scaled(4));
    layout->addWidget(makeDemoCard(theme));
    layout->addWidget(makeServerCard(theme));
    const int width = theme.scaled(520);
    connect(m_form, &ServerForm::changed, this, [this, width] { fitHeight(*this, width); });
    fitHeight(*this, width);
}

QFrame *FirstRunDialog::makeCard(QLatin1StringView icon, const QString &title, const QString &text,
    const Theme &theme)
{
    auto *card = new QFrame(this);
    card->setProperty("role", u"card"_s);
    auto *mark = new QLabel(card);
    const int size = theme.scaled(20);
    mark->setPixmap(loadIcon(icon, theme.accent).pixmap(QSize(size, size), devicePixelRatioF()));
    auto *heading = new QLabel(title, card);
    heading->setFont(theme.titleFont);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme.scaled(8));
    line->addWidget(mark);
    line->addWidget(heading, 1);
    auto *layout = new QVBoxLayout(card);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(theme.scaled(8));
    layout->addLayout(line);
    layout->addWidget(makeSubtle(text, card));
    layout->addSpacing(theme.scaled(4));
    return card;
}

QWidget *FirstRunDialog::makeDemoCard(const Theme &theme)
{
    QFrame *card = makeCard("computer"_L1, tr("Try it on this computer"),
        tr("Starts a private Redis master, a replica and the replica's replica, with channels to "
           "look at. They end with the last window."),
        theme);
    auto *demo = new PrimaryButton(card);
    demo->setText(tr("Try it"));
    card->layout()->addWidget(demo);
    card->layout()->setAlignment(demo, Qt::AlignLeft);
    connect(demo, &QPushButton::clicked, this, [this] {
        accept();
        emit demoRequested();
    });
    return card;
}

QWidget *FirstRunDialog::makeServerCard(const Theme &theme)
{
    QFrame *card = makeCard("server"_L1, tr("Connect to a server"),
        tr("One node is enough: master and replicas are found through it."), theme);
    m_form = new ServerForm(theme, card);
    auto *connectButton = new QPushButton(tr("Connect"), card);
    // Enter in a field connects; on a button it is that button.
    connectButton->setDefault(true);
    connectButton->setEnabled(false);
    card->layout()->addWidget(m_form);
    card->layout()->addWidget(connectButton);
    card->layout()->setAlignment(connectButton, Qt::AlignLeft);
    connect(m_form, &ServerForm::changed, connectButton,
        [this, connectButton] { connectButton->setEnabled(m_form->isComplete()); });
    connect(connectButton, &QPushButton::clicked, this, &FirstRunDialog::submit);
    return card;
}

void FirstRunDialog::setUrl(const QString &url)
{
    m_form->setServer({}, url);
}

void FirstRunDialog::submit()
{
    const QString name = m_form->name();
    const QString url = m_form->url();
    accept();
    emit serverNamed(name, url);
}

} // namespace ui
