#include "tests/ui/controlgallery.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTextEdit>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace sample {

namespace {

QPushButton *button(const QString &text, const char *property = nullptr)
{
    auto *made = new QPushButton(text);
    if (property != nullptr)
        made->setProperty(property, true);
    return made;
}

QLabel *label(const QString &text, const QString &role)
{
    auto *made = new QLabel(text);
    made->setProperty("role", role);
    return made;
}

} // namespace

ControlGallery::ControlGallery(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->addWidget(buttons(), 0, 0);
    grid->addWidget(fields(), 0, 1);
    grid->addWidget(choices(), 1, 0);
    grid->addWidget(views(), 1, 1);
    auto *status = new QStatusBar;
    status->addWidget(new QLabel(u"Reading from 127.0.0.1:6380 (replica)"_s));
    status->addPermanentWidget(new QLabel(u"1 waiting in the outbox"_s));
    grid->addWidget(status, 2, 0, 1, 2);
}

QWidget *ControlGallery::buttons()
{
    auto *box = new QGroupBox(u"Buttons"_s);
    auto *layout = new QVBoxLayout(box);
    layout->addWidget(button(u"Sign in"_s, "primary"));
    layout->addWidget(button(u"Cancel"_s));
    layout->addWidget(button(u"Leave channel"_s, "danger"));
    layout->addWidget(button(u"Server settings…"_s, "link"));
    auto *off = button(u"Sign in"_s, "primary");
    off->setEnabled(false);
    layout->addWidget(off);
    auto *offPlain = button(u"Cancel"_s);
    offPlain->setEnabled(false);
    layout->addWidget(offPlain);
    auto *withMenu = button(u"More"_s);
    withMenu->setMenu(new QMenu(withMenu));
    layout->addWidget(withMenu);
    auto *tool = new QToolButton;
    tool->setText(u"⋯"_s);
    layout->addWidget(tool);
    return box;
}

QWidget *ControlGallery::fields()
{
    auto *box = new QGroupBox(u"Fields"_s);
    auto *layout = new QVBoxLayout(box);
    auto *empty = new QLineEdit;
    empty->setPlaceholderText(u"Filter channels"_s);
    layout->addWidget(empty);
    auto *wrong = new QLineEdit(u"a name*"_s);
    wrong->setProperty("invalid", true);
    layout->addWidget(wrong);
    layout->addWidget(label(u"A name has no *"_s, u"error"_s));
    auto *selected = new QLineEdit(u"selected text"_s);
    selected->selectAll();
    layout->addWidget(selected);
    auto *off = new QLineEdit(u"switched off"_s);
    off->setEnabled(false);
    layout->addWidget(off);
    auto *combo = new QComboBox;
    combo->addItems({u"Account directory"_s, u"Redis ACL user"_s, u"Guest"_s});
    layout->addWidget(combo);
    layout->addWidget(new QSpinBox);
    auto *text = new QTextEdit(u"A composer\nof two lines"_s);
    text->setMaximumHeight(60);
    layout->addWidget(text);
    return box;
}

QWidget *ControlGallery::choices()
{
    auto *box = new QGroupBox(u"Choices"_s);
    auto *layout = new QVBoxLayout(box);
    auto *on = new QCheckBox(u"Remember me on this computer"_s);
    on->setChecked(true);
    layout->addWidget(on);
    layout->addWidget(new QCheckBox(u"Not this one"_s));
    auto *partly = new QCheckBox(u"Partly"_s);
    partly->setCheckState(Qt::PartiallyChecked);
    layout->addWidget(partly);
    auto *off = new QCheckBox(u"Switched off"_s);
    off->setChecked(true);
    off->setEnabled(false);
    layout->addWidget(off);
    auto *radio = new QRadioButton(u"Light"_s);
    radio->setChecked(true);
    layout->addWidget(radio);
    layout->addWidget(new QRadioButton(u"Dark"_s));
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    layout->addWidget(slider);
    auto *progress = new QProgressBar;
    progress->setValue(60);
    layout->addWidget(progress);
    layout->addWidget(label(u"A subtle line"_s, u"subtle"_s));
    layout->addWidget(label(u"Stored on the master"_s, u"success"_s));
    return box;
}

QWidget *ControlGallery::views()
{
    auto *tabs = new QTabWidget;
    auto *list = new QListWidget;
    list->addItems({u"general"_s, u"deploys"_s, u"设计讨论"_s, u"redis-lab"_s, u"noise"_s});
    for (int i = 0; i < 20; ++i)
        list->addItem(u"channel %1"_s.arg(i));
    list->setCurrentRow(0);
    auto *tree = new QTreeWidget;
    tree->setHeaderLabels({u"Key"_s, u"Value"_s});
    auto *server = new QTreeWidgetItem(tree, {u"Server"_s, u""_s});
    server->addChild(new QTreeWidgetItem({u"redis_version"_s, u"7.0.15"_s}));
    tree->expandAll();
    tabs->addTab(list, u"Members"_s);
    tabs->addTab(tree, u"Server"_s);
    return tabs;
}

} // namespace sample
