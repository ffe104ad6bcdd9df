#include "app/wakewatch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// Sleep as logind tells it, on a bus of the test's own.
class TestWakeWatch : public QObject {
    Q_OBJECT

    /// What logind says around a sleep.
    static void tell(bool isBefore)
    {
        const QDBusConnection logind(u"logind"_s);
        QDBusMessage signal = QDBusMessage::createSignal(u"/org/freedesktop/login1"_s,
            u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s);
        signal << isBefore;
        QVERIFY(logind.send(signal));
    }

private slots:
    void initTestCase()
    {
        m_bus.start(u"dbus-daemon"_s,
            {u"--session"_s, u"--nofork"_s, u"--print-address"_s, u"--address=unix:dir=/tmp"_s});
        QTRY_VERIFY(m_bus.canReadLine());
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus.readLine().trimmed());
        // As on a computer that runs it, logind is there before anybody listens.
        QDBusConnection logind = QDBusConnection::connectToBus(
            qEnvironmentVariable("DBUS_SYSTEM_BUS_ADDRESS"), u"logind"_s);
        QVERIFY(logind.registerService(u"org.freedesktop.login1"_s));
    }

    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"logind"_s);
        m_bus.terminate();
        QVERIFY(m_bus.waitForFinished(5000));
    }

    void tellsOfWakingNotOfFallingAsleep()
    {
        app::WakeWatch watch;
        QSignalSpy woken(&watch, &app::WakeWatch::woken);
        tell(true);
        tell(false);
        QTRY_COMPARE(woken.size(), 1);
        tell(true);
        tell(false);
        QTRY_COMPARE(woken.size(), 2);
    }

private:
    QProcess m_bus;
};

QTEST_GUILESS_MAIN(TestWakeWatch)
#include "tst_wakewatch.moc"
