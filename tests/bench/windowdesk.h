#pragma once

#include <QByteArray>
#include <QPoint>
#include <QProcess>
#include <QRect>
#include <QTemporaryDir>

#include <functional>
#include <memory>

struct xcb_connection_t;

namespace bench {

/// The clock of the measurements.
/// Units: milliseconds.
double nowMs();
/// Paces what is done to the programs. Units: milliseconds of nowMs().
void restUntil(double time);

/// A private display with a window manager: sends real key presses and wheel notches, and sees what is
/// painted by looking at the frame buffer's file, without any traffic to the programs that are measured.
/// Its functions wait for what they name and give it up after 60 s.
class WindowDesk final {
public:
    static constexpr double limitMs = 60'000;

    WindowDesk();
    ~WindowDesk();

    bool isOpen() const { return m_pixels != nullptr; }
    /// `:N`
    QByteArray display() const { return m_display; }

    /// The newest window that the window manager manages for this process; 0 when there is none yet.
    quint32 windowOf(qint64 pid) const;
    quint32 awaitWindow(qint64 pid, double until) const;
    /// Where the window's inside stands on the screen.
    QRect areaOf(quint32 window) const;
    void place(quint32 window, const QRect &area);
    void resize(quint32 window, QSize size);
    void focus(quint32 window);

    void movePointer(QPoint to);
    void click(int button);
    /// A letter, or `\r` for Return, `\b` for Backspace.
    void press(char key);
    void type(QByteArrayView text);

    /// Units: milliseconds of nowMs(). Negative when the limit was over first.
    /// When at least this many pixels of the area differ from what `look` saw last.
    double awaitChange(const QRect &area, int pixels) const;
    /// The time of the last change of more than `pixels` before the screen stood still for `quiet` ms.
    double awaitQuiet(const QRect &area, double quiet, int pixels);
    /// When a black bar as painted by a row of full blocks is in the area.
    double awaitBar(const QRect &area) const;
    bool hasBar(const QRect &area) const;
    /// Remembers the area as it is now, for awaitChange().
    void look(const QRect &area);

private:
    bool startServer();
    bool mapScreen();
    void takeKeys();
    void fake(int type, int detail) const;
    int countChanged(const QRect &area, int enough) const;
    const quint32 *line(int y) const;

    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_manager;
    QByteArray m_display;
    xcb_connection_t *m_connection = nullptr;
    quint32 m_root = 0;
    quint8 m_keys[128] = {};
    uchar *m_pixels = nullptr;
    qsizetype m_stride = 0;
    QByteArray m_seen;
};

} // namespace bench
