#include "tests/bench/windowclients.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>

#include <hiredis/hiredis.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr double launchLimitMs = 20'000;
constexpr int textBytes = 100;
constexpr int batch = 500;
const QByteArray bar = QByteArray("█").repeated(30);

/// Appends to the log and rings the bell for each message, as the protocol says, many in one go, so
/// that the server is no slower than what is measured.
const QByteArray floodScript = R"lua(
local log, channel = KEYS[1], ARGV[1]
local first, count, text, bytes = tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local newest = redis.call('XREVRANGE', log, '+', '-', 'COUNT', 1)
local previous = newest[1] and newest[1][1] or '0-0'
for i = first, first + count - 1 do
    local body = text
    if body == '' then
        body = string.format('message %d ', i)
        body = body .. string.rep('lorem ipsum ', 9):sub(1, bytes - #body)
    end
    local from, uid = 'user' .. (i % 50), string.format('01JD%022d', i)
    local id = redis.call('XADD', log, 'MAXLEN', '~', 200000, '*',
        'uid', uid, 'from', from, 'kind', 'text', 'body', body)
    redis.call('PUBLISH', channel, '{"taproom":1,"id":"' .. id .. '","prev":"' .. previous
        .. '","uid":"' .. uid .. '","from":"' .. from .. '","kind":"text","body":"' .. body .. '"}')
    previous = id
end
)lua";

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ChatWindow::~ChatWindow()
{
    m_process.kill();
    m_process.waitForFinished();
}

// Without sidebars, headers, status bar and input line of either program.
QRect ChatWindow::messages() const
{
    return area().adjusted(280, 90, -280, -110);
}

QRect ChatWindow::input() const
{
    const QRect whole = area();
    return {whole.left() + 60, whole.bottom() - 85, whole.width() - 160, 85};
}

double ChatWindow::cpuSeconds() const
{
    const QByteArray text = readAll(u"/proc/%1/stat"_s.arg(pid()));
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble())
        / double(sysconf(_SC_CLK_TCK));
}

double ChatWindow::memoryBytes() const
{
    for (const QByteArray &line : readAll(u"/proc/%1/smaps_rollup"_s.arg(pid())).split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').first().toDouble() * 1024;
    }
    return 0;
}

void ChatWindow::run(const QString &program, const QStringList &words)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, QString::fromLatin1(m_desk.display()));
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"NO_AT_BRIDGE"_s, u"1"_s);
    // Neither program shall find services of the desktop that this is run on.
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"none:"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.remove(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(program, words);
    m_process.waitForStarted();
}

bool ChatWindow::settle(quint32 window, int left)
{
    if (window == 0)
        return false;
    m_window = window;
    m_desk.place(window, {{left, 0}, windowSize});
    m_desk.focus(window);
    m_desk.movePointer(messages().center());
    m_desk.awaitQuiet(area(), 300, 100);
    return true;
}

void ChatWindow::makeFolderOpen()
{
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777));
}

TaproomWindow::TaproomWindow(WindowDesk &desk, const support::TestServer &server, QByteArray user)
    : ChatWindow(desk)
    , m_server(server)
    , m_user(std::move(user))
    , m_link(redisConnect("127.0.0.1", server.port()))
{
}

// The server may count a window for a moment that is gone already.
TaproomWindow::~TaproomWindow()
{
    const qint64 before = listeners();
    m_process.kill();
    m_process.waitForFinished();
    const double end = nowMs() + launchLimitMs;
    while (m_isListening && listeners() == before && nowMs() < end)
        restUntil(nowMs() + 1);
    redisFree(m_link);
}

void TaproomWindow::launch()
{
    {
        QSettings file(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        file.setValue(u"window/theme"_s, 1);
        file.setValue(u"window/language"_s, u"en"_s);
        const QString profile = u"127.0.0.1%3A"_s + QString::number(m_server.port());
        const QString key = u"rooms/"_s + profile + u'/' + QString::fromLatin1(m_user);
        file.setValue(key, QStringList {u"channel general"_s});
    }
    const QString program = QCoreApplication::applicationDirPath() + u"/../../taproom"_s;
    run(program, {u"--redis"_s, m_server.url(), u"--data-dir"_s, m_folder.path()});
}

bool TaproomWindow::enter(int left)
{
    const qint64 before = listeners();
    launch();
    const double end = nowMs() + launchLimitMs;
    const quint32 login = m_desk.awaitWindow(pid(), end);
    m_desk.awaitQuiet(m_desk.areaOf(login), 200, 100);
    m_desk.focus(login);
    m_desk.type(m_user);
    m_desk.press('\r');
    const auto isIn = [&] {
        const quint32 newest = m_desk.windowOf(pid());
        return newest != 0 && newest != login && listeners() > before;
    };
    while (!isIn() && nowMs() < end)
        restUntil(nowMs() + 1);
    m_isListening = listeners() > before;
    return m_isListening && settle(m_desk.windowOf(pid()), left);
}

qint64 TaproomWindow::listeners() const
{
    auto *reply = static_cast<redisReply *>(redisCommand(m_link, "PUBSUB NUMSUB general"));
    const qint64 count = reply && reply->elements == 2 ? reply->element[1]->integer : 0;
    freeReplyObject(reply);
    return count;
}

bool TaproomWindow::write(int first, int count, const QByteArray &body)
{
    auto *reply = static_cast<redisReply *>(
        redisCommand(m_link, "EVAL %b 1 taproom:{general}:log general %d %d %b %d",
            floodScript.constData(), std::size_t(floodScript.size()), first, count,
            body.constData(), std::size_t(body.size()), textBytes));
    const bool done = reply && reply->type != REDIS_REPLY_ERROR;
    freeReplyObject(reply);
    return done;
}

void TaproomWindow::flood(int first, int count)
{
    for (int done = 0; done < count; done += batch) {
        if (!write(first + done, std::min(batch, count - done), {}))
            qFatal("the server refused the flood");
    }
}

void TaproomWindow::writeBar()
{
    static int number = 900'000'000;
    write(++number, 1, bar);
}

HexChatWindow::HexChatWindow(WindowDesk &desk, IrcServer &server, QByteArray user)
    : ChatWindow(desk)
    , m_server(server)
    , m_user(std::move(user))
{
}

// It warns of running as root, and waits: root runs it as nobody.
void HexChatWindow::start(const QStringList &words)
{
    QFile settings(m_folder.filePath(u"hexchat.conf"_s));
    if (settings.open(QIODevice::WriteOnly)) {
        settings.write("gui_slist_skip = 1\ngui_tray = 0\ngui_win_width = 1100\n"
                       "gui_win_height = 700\nirc_nick1 = "
            + m_user + "\nirc_user_name = " + m_user
            + "\nirc_real_name = x\nirc_join_delay = 0\nnet_throttle = 0\nirc_logging = 0\nlogging "
              "= 0\n"
              "text_max_lines = 2000000\ntext_replay = 0\nidentd = 0\nsound_beep = 0\n");
        settings.setPermissions(QFile::Permissions(0x6666));
    }
    settings.close();
    makeFolderOpen();
    QStringList command {u"--cfgdir"_s, m_folder.path()};
    command += words;
    if (::geteuid() != 0) {
        run(u"hexchat"_s, command);
        return;
    }
    run(u"setpriv"_s,
        QStringList {u"--reuid=nobody"_s, u"--regid=nogroup"_s, u"--clear-groups"_s, u"hexchat"_s}
            + command);
}

void HexChatWindow::launch()
{
    start({u"--no-auto"_s});
}

bool HexChatWindow::enter(int left)
{
    const int before = m_server.joined();
    start({u"--url=irc://127.0.0.1:%1/bench"_s.arg(m_server.port())});
    const double end = nowMs() + launchLimitMs;
    const quint32 window = m_desk.awaitWindow(pid(), end);
    while (nowMs() < end && m_server.joined() == before)
        restUntil(nowMs() + 1);
    return m_server.joined() > before && settle(window, left);
}

void HexChatWindow::flood(int first, int count)
{
    QByteArray lines;
    for (int i = first; i < first + count; ++i) {
        QByteArray text = "message " + QByteArray::number(i) + ' ';
        text += QByteArray("lorem ipsum ").repeated(9).left(textBytes - text.size());
        lines += ":user" + QByteArray::number(i % 50) + "!u@h PRIVMSG #bench :" + text + "\r\n";
    }
    m_server.write(lines);
}

void HexChatWindow::writeBar()
{
    m_server.write(":user1!u@h PRIVMSG #bench :" + bar + "\r\n");
}

} // namespace bench
