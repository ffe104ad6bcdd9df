#include "tests/bench/windowdesk.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xcb/xcb.h>
#include <xcb/xtest.h>

using namespace Qt::Literals::StringLiterals;

namespace bench {

namespace {

constexpr int screenWidth = 2400;
constexpr int screenHeight = 1000;
constexpr int barWidth = 150;
constexpr int barHeight = 6;

constexpr double sampleMs = 0.2;

void nap()
{
    restUntil(nowMs() + sampleMs);
}

template <typename Reply>
std::unique_ptr<Reply, decltype(&std::free)> own(Reply *reply)
{
    return {reply, &std::free};
}

quint32 atomOf(xcb_connection_t *connection, QByteArrayView name)
{
    const auto cookie = xcb_intern_atom(connection, 0, quint16(name.size()), name.data());
    const auto reply = own(xcb_intern_atom_reply(connection, cookie, nullptr));
    return reply ? reply->atom : 0;
}

QList<quint32> numbersOf(xcb_connection_t *connection, quint32 window, QByteArrayView property)
{
    const auto cookie = xcb_get_property(connection, 0, window, atomOf(connection, property),
        XCB_ATOM_ANY, 0, 1024);
    const auto reply = own(xcb_get_property_reply(connection, cookie, nullptr));
    if (!reply || reply->format != 32)
        return {};
    const auto *first = static_cast<const quint32 *>(xcb_get_property_value(reply.get()));
    return {first, first + reply->value_len};
}

bool isDark(quint32 pixel)
{
    return (pixel & 0xff) < 0x50 && (pixel >> 8 & 0xff) < 0x50 && (pixel >> 16 & 0xff) < 0x50;
}

bool hasDarkRun(const quint32 *first, const quint32 *last)
{
    int run = 0;
    for (; first < last && run < barWidth; ++first)
        run = isDark(*first) ? run + 1 : 0;
    return run >= barWidth;
}

} // namespace

double nowMs()
{
    timespec time {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) * 1e-6;
}

void restUntil(double time)
{
    const auto seconds = time_t(time / 1e3);
    const timespec until {seconds, long((time - double(seconds) * 1e3) * 1e6)};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
}

WindowDesk::WindowDesk()
{
    if (!startServer() || !mapScreen())
        return;
    m_connection = xcb_connect(m_display.constData(), nullptr);
    m_root = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data->root;
    takeKeys();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, QString::fromLatin1(m_display));
    environment.insert(u"HOME"_s, m_folder.path());
    m_manager.setProcessEnvironment(environment);
    m_manager.start(u"openbox"_s, {u"--sm-disable"_s});
    const double end = nowMs() + limitMs;
    while (numbersOf(m_connection, m_root, "_NET_SUPPORTING_WM_CHECK").isEmpty() && nowMs() < end)
        nap();
}

WindowDesk::~WindowDesk()
{
    if (m_connection)
        xcb_disconnect(m_connection);
    for (QProcess *process : {&m_manager, &m_server}) {
        process->kill();
        process->waitForFinished();
    }
    if (m_pixels)
        ::munmap(m_pixels, std::size_t(m_stride * screenHeight));
}

bool WindowDesk::startServer()
{
    m_server.setProcessChannelMode(QProcess::SeparateChannels);
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s,
            u"%1x%2x24"_s.arg(screenWidth).arg(screenHeight), u"-fbdir"_s, m_folder.path(),
            u"-noreset"_s, u"-nolisten"_s, u"tcp"_s});
    while (!m_server.canReadLine() && m_server.waitForReadyRead(int(limitMs))) { }
    m_display = ':' + m_server.readLine().trimmed();
    return m_display.size() > 1;
}

// The file is an X window dump: a header of big-endian numbers, the colours, the pixels.
bool WindowDesk::mapScreen()
{
    QFile file(m_folder.filePath(u"Xvfb_screen0"_s));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(100);
    const auto number
        = [&header](int index) { return qFromBigEndian<quint32>(header.constData() + index * 4); };
    const qint64 start = number(0) + number(19) * 12;
    m_stride = number(12);
    const int handle = ::open(QFile::encodeName(file.fileName()).constData(), O_RDONLY);
    auto *mapped = static_cast<uchar *>(::mmap(nullptr,
        std::size_t(start + m_stride * screenHeight), PROT_READ, MAP_SHARED, handle, 0));
    ::close(handle);
    if (mapped == MAP_FAILED)
        return false;
    m_pixels = mapped + start;
    return true;
}

void WindowDesk::takeKeys()
{
    const xcb_setup_t *setup = xcb_get_setup(m_connection);
    const quint8 first = setup->min_keycode;
    const quint8 count = quint8(setup->max_keycode - first + 1);
    const auto reply = own(xcb_get_keyboard_mapping_reply(m_connection,
        xcb_get_keyboard_mapping(m_connection, first, count), nullptr));
    if (!reply)
        return;
    const xcb_keysym_t *symbols = xcb_get_keyboard_mapping_keysyms(reply.get());
    for (int i = 0; i < count; ++i) {
        const quint32 symbol = symbols[i * reply->keysyms_per_keycode];
        if (symbol < 0x80)
            m_keys[symbol] = quint8(first + i);
        else if (symbol == 0xff0d || symbol == 0xff08)
            m_keys[symbol & 0x7f] = quint8(first + i);
    }
}

quint32 WindowDesk::windowOf(qint64 pid) const
{
    const QList<quint32> windows = numbersOf(m_connection, m_root, "_NET_CLIENT_LIST");
    for (auto it = windows.crbegin(); it != windows.crend(); ++it) {
        if (numbersOf(m_connection, *it, "_NET_WM_PID").value(0) == quint32(pid))
            return *it;
    }
    return 0;
}

quint32 WindowDesk::awaitWindow(qint64 pid, double until) const
{
    quint32 window = 0;
    while ((window = windowOf(pid)) == 0 && nowMs() < until)
        nap();
    return window;
}

QRect WindowDesk::areaOf(quint32 window) const
{
    const auto size = own(
        xcb_get_geometry_reply(m_connection, xcb_get_geometry(m_connection, window), nullptr));
    const auto place = own(xcb_translate_coordinates_reply(m_connection,
        xcb_translate_coordinates(m_connection, window, m_root, 0, 0), nullptr));
    if (!size || !place)
        return {};
    return QRect(place->dst_x, place->dst_y, size->width, size->height)
        .intersected({0, 0, screenWidth, screenHeight});
}

void WindowDesk::place(quint32 window, const QRect &area)
{
    const quint32 values[]
        = {quint32(area.x()), quint32(area.y()), quint32(area.width()), quint32(area.height())};
    xcb_configure_window(m_connection, window,
        XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_Y | XCB_CONFIG_WINDOW_WIDTH
            | XCB_CONFIG_WINDOW_HEIGHT,
        values);
    xcb_flush(m_connection);
}

void WindowDesk::resize(quint32 window, QSize size)
{
    const quint32 values[] = {quint32(size.width()), quint32(size.height())};
    xcb_configure_window(m_connection, window, XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT,
        values);
    xcb_flush(m_connection);
}

void WindowDesk::focus(quint32 window)
{
    xcb_client_message_event_t event {};
    event.response_type = XCB_CLIENT_MESSAGE;
    event.format = 32;
    event.window = window;
    event.type = atomOf(m_connection, "_NET_ACTIVE_WINDOW");
    event.data.data32[0] = 2; // as a pager does
    xcb_send_event(m_connection, 0, m_root,
        XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY,
        reinterpret_cast<const char *>(&event));
    xcb_flush(m_connection);
    const double end = nowMs() + 5000;
    while (
        numbersOf(m_connection, m_root, "_NET_ACTIVE_WINDOW").value(0) != window && nowMs() < end)
        nap();
}

void WindowDesk::fake(int type, int detail) const
{
    xcb_test_fake_input(m_connection, quint8(type), quint8(detail), XCB_CURRENT_TIME, m_root, 0, 0,
        0);
}

void WindowDesk::movePointer(QPoint to)
{
    xcb_test_fake_input(m_connection, XCB_MOTION_NOTIFY, 0, XCB_CURRENT_TIME, m_root,
        qint16(to.x()), qint16(to.y()), 0);
    xcb_flush(m_connection);
}

void WindowDesk::click(int button)
{
    fake(XCB_BUTTON_PRESS, button);
    fake(XCB_BUTTON_RELEASE, button);
    xcb_flush(m_connection);
}

void WindowDesk::press(char key)
{
    const quint8 code = m_keys[uchar(key) & 0x7f];
    fake(XCB_KEY_PRESS, code);
    fake(XCB_KEY_RELEASE, code);
    xcb_flush(m_connection);
}

void WindowDesk::type(QByteArrayView text)
{
    for (const char key : text)
        press(key);
}

const quint32 *WindowDesk::line(int y) const
{
    return reinterpret_cast<const quint32 *>(m_pixels + y * m_stride);
}

void WindowDesk::look(const QRect &area)
{
    m_seen.clear();
    for (int y = area.top(); y <= area.bottom(); ++y)
        m_seen.append(reinterpret_cast<const char *>(line(y) + area.left()), area.width() * 4);
}

int WindowDesk::countChanged(const QRect &area, int enough) const
{
    int changed = 0;
    const auto *seen = reinterpret_cast<const quint32 *>(m_seen.constData());
    for (int y = area.top(); y <= area.bottom() && changed < enough; ++y, seen += area.width()) {
        const quint32 *now = line(y) + area.left();
        if (std::memcmp(seen, now, std::size_t(area.width()) * 4) == 0)
            continue;
        for (int x = 0; x < area.width(); ++x)
            changed += seen[x] != now[x];
    }
    return changed;
}

double WindowDesk::awaitChange(const QRect &area, int pixels) const
{
    const double end = nowMs() + limitMs;
    while (nowMs() < end) {
        if (countChanged(area, pixels) >= pixels)
            return nowMs();
        nap();
    }
    return -1;
}

double WindowDesk::awaitQuiet(const QRect &area, double quiet, int pixels)
{
    double last = nowMs();
    look(area);
    while (nowMs() < last + quiet) {
        if (countChanged(area, pixels) >= pixels) {
            last = nowMs();
            look(area);
        }
        nap();
    }
    return last;
}

bool WindowDesk::hasBar(const QRect &area) const
{
    int high = 0;
    for (int y = area.bottom(); y >= area.top() && high < barHeight; --y)
        high = hasDarkRun(line(y) + area.left(), line(y) + area.right() + 1) ? high + 1 : 0;
    return high >= barHeight;
}

double WindowDesk::awaitBar(const QRect &area) const
{
    const double end = nowMs() + limitMs;
    while (nowMs() < end) {
        if (hasBar(area))
            return nowMs();
        nap();
    }
    return -1;
}

} // namespace bench
