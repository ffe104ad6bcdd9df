// Renders the windows on real servers to pictures, to be looked at: windowlooks FOLDER.

#include "tests/support/testchain.h"
#include "tests/support/testserver.h"
#include "tests/ui/person.h"
#include "ui/text/translations.h"
#include "ui/widgets/composeredit.h"
#include "ui/widgets/focusring.h"
#include "ui/windows/aboutdialog.h"
#include "ui/windows/browsedialog.h"
#include "ui/windows/firstrundialog.h"
#include "ui/windows/joindialog.h"
#include "ui/windows/logindialog.h"
#include "ui/windows/mainmenu.h"
#include "ui/windows/mainwindow.h"
#include "ui/windows/serverdialog.h"
#include "ui/windows/shortcutsdialog.h"
#include "ui/windows/switcherdialog.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMainWindow>
#include <QTableView>
#include <QTest>
#include <QTextStream>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using chat::RoomId;

namespace {

struct Look {
    QString name;
    bool dark = false;
    QString language = u"en"_s;
    int textPercent = 100;
};

const RoomId general("general");
const RoomId alerts("alerts.*", RoomId::Kind::Pattern);

/// The pictures of one look after the other.
class Album final {
public:
    Album(QApplication &application, const QString &folder)
        : m_folder(folder)
        , m_translations(application)
        , m_ring(application)
    {
    }

    void use(const Look &look)
    {
        m_look = look;
        m_theme = ui::loadTheme(look.dark, look.textPercent);
        m_translations.setLanguage(look.language);
        QApplication::setPalette(ui::toPalette(m_theme));
        QApplication::setFont(m_theme.uiFont);
        qApp->setStyleSheet(ui::toStyleSheet(m_theme));
        m_ring.setTheme(m_theme);
    }
    const Look &look() const { return m_look; }
    const ui::Theme &theme() const { return m_theme; }

    /// Shows the window until it stands still, and saves it.
    void add(QWidget &window, const QString &name)
    {
        window.show();
        QApplication::setActiveWindow(&window);
        QImage last;
        const bool still = QTest::qWaitFor([&window, &last] {
            const QImage now = window.grab().toImage();
            const bool same = now == last;
            last = now;
            return same;
        });
        const QString path = m_folder.filePath(name + u'-' + m_look.name + u".png"_s);
        if (!still || !last.save(path))
            QTextStream(stderr) << "no still picture of " << path << "\n";
    }

private:
    QDir m_folder;
    ui::Translations m_translations;
    ui::FocusRing m_ring;
    Look m_look;
    ui::Theme m_theme;
};

bool prepare(support::Person &carol, support::Person &alice, support::Person &bob, quint16 port)
{
    const auto publish = [port](const QString &channel, const QString &text) {
        support::runRedisCli(port, {u"PUBLISH"_s, channel, text});
    };
    bool done = alice.connect() && bob.connect() && carol.connect();
    for (const char *name : {"general", "deploys", "设计讨论", "redis-lab"}) {
        for (support::Person *person : {&alice, &bob, &carol})
            done = done && person->join(RoomId(name));
    }
    done = done && carol.join(RoomId("noise")) && carol.join(alerts);
    carol.chat().setOpenRoom(general);
    const QString drill = u"Failover drill at 15:00. I'll kill the master, you watch the lag."_s;
    done = done && alice.say(general, drill)
        && alice.say(general, u"Log follows in `alerts.failover`, subscribe with the pattern."_s)
        && bob.say(general, u"收到。我会盯着从库的延迟，主库切换后第一条消息应该在两秒内。"_s);
    publish(u"general"_s,
        u"{\"service\": \"billing\", \"event\": \"deploy\", \"version\": \"2.14.0\"}"_s);
    done = done
        && bob.say(general, u"@carol replica 2 caught up, 0.2 s behind. Ready when you are."_s)
        && carol.say(general, u"Ready. Cutting in three…"_s) && carol.say(general, u"two…"_s)
        && bob.say(RoomId("deploys"), u"@carol api 4.12 is queued"_s)
        && bob.say(RoomId("设计讨论"), u"新的图标在这里"_s);
    for (int i = 0; i < 14; ++i)
        publish(u"alerts.lag"_s, u"lag %1 ms"_s.arg(i));
    const RoomId last = alerts;
    return done
        && QTest::qWaitFor(
            [&carol, &last] {
                const auto room = carol.chat().room(last);
                return room && room->unread == 14;
            },
            20'000);
}

void addWindow(Album &album, support::Person &carol)
{
    ui::MainWindow window(carol.chat(), carol.client(), u"Workshop"_s);
    window.setTheme(album.theme());
    window.setLooks(ui::ThemeMode::Light, album.look().language, album.look().textPercent);
    window.resize(album.look().textPercent > 150 ? QSize(1400, 900) : QSize(1100, 700));
    window.show();
    window.openRoom(general);
    window.findChild<ui::ComposerEdit *>()->setPlainText(u"Go"_s);
    album.add(window, u"window"_s);
    window.findChild<ui::ComposerEdit *>()->clear();
    window.openRoom(alerts);
    album.add(window, u"pattern"_s);
    window.openRoom(general);
    carol.chat().setOpenRoom(general);
}

void addDialogs(Album &album, support::Person &carol)
{
    ui::JoinDialog join(album.theme());
    album.add(join, u"join"_s);
    join.findChild<QLineEdit *>()->setText(u"taproom:live"_s);
    album.add(join, u"join-refused"_s);
    ui::BrowseDialog browse(carol.chat(), album.theme());
    browse.show();
    if (!QTest::qWaitFor(
            [&browse] { return browse.findChild<QTableView *>()->model()->rowCount() > 0; }))
        QTextStream(stderr) << "nothing to browse\n";
    album.add(browse, u"browse"_s);
    ui::SwitcherDialog switcher(carol.chat().rooms(), {general}, album.theme());
    album.add(switcher, u"switcher"_s);
    QMainWindow scratch;
    const ui::MainMenu menu(scratch);
    ui::ShortcutsDialog shortcuts(menu.shortcuts(), album.theme());
    album.add(shortcuts, u"shortcuts"_s);
    ui::AboutDialog about(album.theme());
    album.add(about, u"about"_s);
}

void addFirstDialogs(Album &album)
{
    ui::LoginDialog login(album.theme());
    login.setProfiles({u"Workshop"_s}, {u"redis://db1.example.org:6379"_s}, u"Workshop"_s);
    login.setMethods({ui::SignInMethod::Guest, ui::SignInMethod::RedisAcl});
    login.setUserName(u"李雷"_s);
    album.add(login, u"login"_s);
    login.setProgress(u"Connecting…"_s);
    album.add(login, u"login-progress"_s);
    login.setMethods({ui::SignInMethod::RedisAcl});
    login.setError({base::ErrorKind::Credentials, u"WRONGPASS"_s, u"no"_s});
    album.add(login, u"login-error"_s);
    ui::ServerDialog server(album.theme());
    ui::ServerSettings settings;
    settings.name = u"Workshop"_s;
    settings.redisUrl = u"redis://db1.example.org"_s;
    server.setSettings(settings);
    album.add(server, u"server"_s);
    ui::FirstRunDialog firstRun(album.theme());
    album.add(firstRun, u"firstrun"_s);
    firstRun.setUrl(u"http://example.org"_s);
    album.add(firstRun, u"firstrun-refused"_s);
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("TZ", "UTC");
    QApplication application(argc, argv);
    QApplication::setApplicationVersion(u"0.1.0"_s);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "windowlooks FOLDER [LOOK…]\n";
        return 1;
    }
    support::TestChain chain;
    if (!chain.start())
        return 1;
    const QString url = u"redis://"_s + redis::toText(chain.master());
    support::Person alice(url, "alice");
    support::Person bob(url, "李雷");
    support::Person carol(url, "carol");
    if (!prepare(carol, alice, bob, chain.master().port)) {
        QTextStream(stderr) << "the conversation did not come about\n";
        return 1;
    }
    support::Person dave(url, "dave");
    if (!dave.connect())
        return 1;
    QDir().mkpath(arguments.at(1));
    Album album(application, arguments.at(1));
    const QList<Look> looks {{u"light"_s, false}, {u"dark"_s, true}, {u"zh"_s, false, u"zh_CN"_s},
        {u"200"_s, false, u"en"_s, 200}};
    for (const Look &look : looks) {
        if (arguments.size() > 2 && !arguments.contains(look.name))
            continue;
        album.use(look);
        addFirstDialogs(album);
        addWindow(album, carol);
        addDialogs(album, carol);
        ui::MainWindow empty(dave.chat(), dave.client(), u"Workshop"_s);
        empty.setTheme(album.theme());
        album.add(empty, u"welcome"_s);
    }
    return 0;
}
