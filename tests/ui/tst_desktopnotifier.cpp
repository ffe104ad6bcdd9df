#include "ui/widgets/desktopnotifier.h"

#include <QDBusConnection>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using chat::RoomId;
using ui::DesktopNotifier;

/// A desktop's notification service that remembers what it was told.
class FakeDesktop final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Notice {
        uint replaces = 0;
        QString title;
        QString text;
        QStringList actions;
        QString desktopEntry;
    };

    QStringList capabilities {u"actions"_s, u"body"_s, u"body-markup"_s};
    QList<Notice> notices;
    QList<uint> closed;

public slots:
    QStringList GetCapabilities() { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &title,
        const QString &text, const QStringList &actions, const QVariantMap &hints, int)
    {
        notices.append({replaces, title, text, actions, hints[u"desktop-entry"_s].toString()});
        return replaces != 0 ? replaces : uint(notices.size());
    }
    void CloseNotification(uint id) { closed.append(id); }

signals:
    void ActionInvoked(uint id, const QString &key);
    void NotificationClosed(uint id, uint reason);
    void NotificationReplied(uint id, const QString &text);
};

/// Run once without a bus, once with one.
class TestDesktopNotifier final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void isSilentWithoutABus();
    void offersWhatTheDesktopCan_data();
    void offersWhatTheDesktopCan();
    void showsMarkupOfOthersAsText();
    void keepsOneNotificationARoom();
    void takesBackWhatWasRead();
    void takesBackWhatIsOnItsWay();
    void tellsWhatTheUserChose();
    void forgetsWhatTheUserClosed();

private:
    QDBusConnection m_bus {QString()}; ///< the desktop's own
    std::unique_ptr<FakeDesktop> m_desktop;
    std::unique_ptr<DesktopNotifier> m_notifier;
    const RoomId m_general {"general"};
    const RoomId m_deploys {"deploys"};
};

void TestDesktopNotifier::init()
{
    m_notifier = std::make_unique<DesktopNotifier>(QDBusConnection::sessionBus());
    if (!QDBusConnection::sessionBus().isConnected()) {
        if (qstrcmp(QTest::currentTestFunction(), "isSilentWithoutABus") != 0)
            QSKIP("there is no bus");
        return;
    }
    m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
    m_desktop = std::make_unique<FakeDesktop>();
    QVERIFY(m_bus.registerService(u"org.freedesktop.Notifications"_s));
    QVERIFY(m_bus.registerObject(u"/org/freedesktop/Notifications"_s, m_desktop.get(),
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
}

void TestDesktopNotifier::cleanup()
{
    m_notifier.reset();
    m_desktop.reset();
    m_bus = QDBusConnection {QString()};
    QDBusConnection::disconnectFromBus(u"desktop"_s);
}

void TestDesktopNotifier::isSilentWithoutABus()
{
    if (QDBusConnection::sessionBus().isConnected())
        QSKIP("there is a bus");
    QSignalSpy asked(m_notifier.get(), &DesktopNotifier::roomRequested);
    m_notifier->show(m_general, u"title"_s, u"text"_s);
    m_notifier->close(m_general);
    QVERIFY(asked.isEmpty());
}

void TestDesktopNotifier::offersWhatTheDesktopCan_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QStringList>("actions");
    QTest::newRow("nothing") << QStringList {u"body"_s} << QStringList {};
    QTest::newRow("actions") << QStringList {u"actions"_s}
                             << QStringList {u"default"_s, u"Open"_s, u"reply"_s, u"Reply"_s,
                                    u"mark-read"_s, u"Mark read"_s};
    QTest::newRow("replies in place") << QStringList {u"actions"_s, u"inline-reply"_s}
                                      << QStringList {u"default"_s, u"Open"_s, u"inline-reply"_s,
                                             u"Reply"_s, u"mark-read"_s, u"Mark read"_s};
}

void TestDesktopNotifier::offersWhatTheDesktopCan()
{
    QFETCH(const QStringList, capabilities);
    QFETCH(const QStringList, actions);
    m_desktop->capabilities = capabilities;
    m_notifier->show(m_general, u"alice in general"_s, u"hi"_s);
    QTRY_COMPARE(m_desktop->notices.size(), 1);
    QCOMPARE(m_desktop->notices[0].title, u"alice in general"_s);
    QCOMPARE(m_desktop->notices[0].text, u"hi"_s);
    QCOMPARE(m_desktop->notices[0].desktopEntry, u"taproom"_s);
    QCOMPARE(m_desktop->notices[0].actions, actions);
}

void TestDesktopNotifier::showsMarkupOfOthersAsText()
{
    m_notifier->show(m_general, u"a"_s, u"<b>1</b> & <img src=x>"_s);
    QTRY_COMPARE(m_desktop->notices.size(), 1);
    QCOMPARE(m_desktop->notices[0].text, u"&lt;b&gt;1&lt;/b&gt; &amp; &lt;img src=x&gt;"_s);
}

void TestDesktopNotifier::keepsOneNotificationARoom()
{
    m_notifier->show(m_general, u"a"_s, u"one"_s);
    m_notifier->show(m_general, u"a"_s, u"two"_s);
    QTRY_COMPARE(m_desktop->notices.size(), 1);
    QCOMPARE(m_desktop->notices[0].text, u"two"_s);
    m_notifier->show(m_general, u"a"_s, u"three"_s);
    m_notifier->show(m_general, u"a"_s, u"four"_s);
    m_notifier->show(m_deploys, u"a"_s, u"other"_s);
    QTRY_VERIFY(m_desktop->notices.last().text == u"four" || m_desktop->notices.size() == 4);
    QTRY_VERIFY(m_desktop->notices.size() >= 3);
    for (const FakeDesktop::Notice &notice : m_desktop->notices.sliced(1)) {
        if (notice.text != u"other")
            QCOMPARE(notice.replaces, 1U);
        else
            QCOMPARE(notice.replaces, 0U);
    }
}

void TestDesktopNotifier::takesBackWhatWasRead()
{
    m_notifier->show(m_general, u"a"_s, u"one"_s);
    QTRY_COMPARE(m_desktop->notices.size(), 1);
    QSignalSpy asked(m_notifier.get(), &DesktopNotifier::roomRequested);
    // Its answer is here once an action of it is understood.
    QTRY_VERIFY((emit m_desktop->ActionInvoked(1, u"default"_s), !asked.isEmpty()));
    m_notifier->close(m_general);
    QTRY_COMPARE(m_desktop->closed, QList<uint> {1});
}

void TestDesktopNotifier::takesBackWhatIsOnItsWay()
{
    m_notifier->show(m_general, u"a"_s, u"one"_s);
    QTRY_COMPARE(m_desktop->notices.size(), 1);
    m_notifier->close(m_general);
    QTRY_COMPARE(m_desktop->closed, QList<uint> {1});
}

void TestDesktopNotifier::tellsWhatTheUserChose()
{
    QSignalSpy asked(m_notifier.get(), &DesktopNotifier::roomRequested);
    QSignalSpy read(m_notifier.get(), &DesktopNotifier::markReadRequested);
    QSignalSpy replied(m_notifier.get(), &DesktopNotifier::replied);
    m_notifier->show(m_general, u"a"_s, u"one"_s);
    m_notifier->show(m_deploys, u"a"_s, u"two"_s);
    QTRY_COMPARE(m_desktop->notices.size(), 2);
    const uint deploys = m_desktop->notices[0].text == u"two" ? 1 : 2;
    QTRY_VERIFY((emit m_desktop->ActionInvoked(deploys, u"default"_s), !asked.isEmpty()));
    QCOMPARE(asked.first().first().value<RoomId>(), m_deploys);
    emit m_desktop->ActionInvoked(deploys, u"mark-read"_s);
    emit m_desktop->NotificationReplied(deploys, u"  "_s);
    emit m_desktop->NotificationReplied(deploys, u"on my way"_s);
    emit m_desktop->NotificationReplied(77, u"of another program"_s);
    QTRY_COMPARE(replied.size(), 1);
    QCOMPARE(replied.first().last().toString(), u"on my way"_s);
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.first().first().value<RoomId>(), m_deploys);
}

void TestDesktopNotifier::forgetsWhatTheUserClosed()
{
    QSignalSpy asked(m_notifier.get(), &DesktopNotifier::roomRequested);
    m_notifier->show(m_general, u"a"_s, u"one"_s);
    QTRY_COMPARE(m_desktop->notices.size(), 1);
    QTRY_VERIFY((emit m_desktop->ActionInvoked(1, u"default"_s), !asked.isEmpty()));
    emit m_desktop->NotificationClosed(1, 2);
    QSignalSpy read(m_notifier.get(), &DesktopNotifier::markReadRequested);
    m_notifier->show(m_deploys, u"a"_s, u"two"_s);
    QTRY_COMPARE(m_desktop->notices.size(), 2);
    m_notifier->show(m_general, u"a"_s, u"three"_s);
    QTRY_COMPARE(m_desktop->notices.size(), 3);
    QCOMPARE(m_desktop->notices[2].replaces, 0U);
}

QTEST_GUILESS_MAIN(TestDesktopNotifier)
#include "tst_desktopnotifier.moc"
