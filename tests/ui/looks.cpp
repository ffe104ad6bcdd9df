// Renders what the window is made of to pictures, to be looked at: looks FOLDER.

#include "tests/ui/controlgallery.h"
#include "tests/ui/sampleconversation.h"
#include "ui/text/translations.h"
#include "ui/widgets/focusring.h"
#include "ui/widgets/timelineview.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTextStream>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Look {
    QString name;
    bool dark = false;
    int textPercent = 100;
    QSize size {744, 660};
};

void applyTheme(const ui::Theme &theme)
{
    qApp->setPalette(ui::toPalette(theme));
    qApp->setStyleSheet(ui::toStyleSheet(theme));
    qApp->setFont(theme.uiFont);
}

bool renderControls(const QDir &folder, const Look &look)
{
    applyTheme(ui::loadTheme(look.dark, look.textPercent));
    QDialog dialog;
    QVBoxLayout layout(&dialog);
    sample::ControlGallery gallery;
    layout.addWidget(&gallery);
    dialog.show();
    ui::FocusRing ring(*qApp);
    ring.setTheme(ui::loadTheme(look.dark, look.textPercent));
    dialog.activateWindow();
    QApplication::setActiveWindow(&dialog);
    gallery.findChild<QLineEdit *>()->setFocus();
    return dialog.grab().save(folder.filePath(look.name + u".png"_s));
}

bool render(const QDir &folder, const Look &look, const chat::Timeline &timeline, qsizetype unread)
{
    const ui::Theme theme = ui::loadTheme(look.dark, look.textPercent);
    applyTheme(theme);
    ui::TimelineView view;
    view.setTheme(theme);
    view.setOwnName("carol");
    view.resize(look.size);
    view.setTimeline(&timeline, unread);
    view.setEmptyState({u"Nobody has written here yet"_s,
        u"Messages appear as they are published. Write the first one, or wait for others."_s,
        u"Write a message"_s});
    view.show();
    const QString path = folder.filePath(look.name + u".png"_s);
    return view.grab().save(path);
}

void pressKey(QWidget *widget, int key, Qt::KeyboardModifiers modifiers = {})
{
    QKeyEvent event(QEvent::KeyPress, key, modifiers);
    QCoreApplication::sendEvent(widget, &event);
}

// Something selected, the keyboard on a row, and messages that came while the user read further up.
bool renderStates(const QDir &folder, const Look &look)
{
    const ui::Theme theme = ui::loadTheme(look.dark, look.textPercent);
    applyTheme(theme);
    chat::Timeline timeline = sample::conversation();
    timeline.add(sample::chatter(40, 5000), "carol");
    QWidget window;
    QVBoxLayout layout(&window);
    layout.setContentsMargins(0, 0, 0, 0);
    auto *view = new ui::TimelineView(&window);
    layout.addWidget(view);
    view->setTheme(theme);
    view->setOwnName("carol");
    window.resize(look.size);
    window.show();
    QApplication::setActiveWindow(&window);
    view->setFocus();
    view->setTimeline(&timeline);
    view->verticalScrollBar()->setValue(0);
    view->applyChanges(timeline.add(sample::chatter(12, 6000), "carol"));
    while (view->counters().drains == 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    pressKey(view, Qt::Key_A, Qt::ControlModifier);
    for (int i = 0; i < 3; ++i)
        pressKey(view, Qt::Key_Up);
    return window.grab().save(folder.filePath(look.name + u".png"_s));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("TZ", "UTC");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2) {
        QTextStream(stderr) << "looks FOLDER\n";
        return 1;
    }
    const QDir folder(arguments.at(1));
    const chat::Timeline conversation = sample::conversation();
    const chat::Timeline showcase = sample::showcase();
    const chat::Timeline empty;
    ui::Translations translations(application);
    translations.setLanguage(u"en"_s);
    bool done = true;
    for (const bool dark : {false, true}) {
        const QString tone = dark ? u"dark"_s : u"light"_s;
        done &= render(folder, {u"conversation-"_s + tone, dark}, conversation, sample::unread);
        done &= renderStates(folder, {u"states-"_s + tone, dark});
        done &= renderControls(folder, {u"controls-"_s + tone, dark});
        done &= render(folder, {u"showcase-"_s + tone, dark, 100, {744, 1500}}, showcase, 0);
    }
    done &= render(folder, {u"conversation-200"_s, false, 200, {900, 1200}}, conversation,
        sample::unread);
    done &= render(folder, {u"conversation-80"_s, false, 80}, conversation, sample::unread);
    done &= render(folder, {u"conversation-narrow"_s, false, 100, {360, 900}}, conversation,
        sample::unread);
    done &= render(folder, {u"empty"_s}, empty, 0);
    translations.setLanguage(u"zh_CN"_s);
    done &= render(folder, {u"conversation-zh"_s}, conversation, sample::unread);
    done &= render(folder, {u"showcase-zh"_s, true, 100, {744, 1500}}, showcase, 0);
    return done ? 0 : 1;
}
