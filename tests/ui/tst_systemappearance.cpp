#include "ui/paint/appearanceportal.h"
#include "ui/paint/systemappearance.h"
#include "ui/paint/theme.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto group = "org.freedesktop.appearance"_L1;
constexpr auto key = "color-scheme"_L1;

} // namespace

/// Stands for the desktop's settings service.
class FakePortal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;

    void change(uint to)
    {
        scheme = to;
        emit SettingChanged(group, key, QDBusVariant(scheme));
    }

public slots:
    // Portals wrap the value twice.
    QDBusVariant Read(const QString &askedGroup, const QString &askedKey)
    {
        if (askedGroup != group || askedKey != key)
            sendErrorReply(QDBusError::InvalidArgs, u"unknown setting"_s);
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }

signals:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

/// Runs on a bus of its own; without one it shows that none is needed.
class TestSystemAppearance : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void asksTheDesktop_data();
    void asksTheDesktop();
    void followsTheDesktop();
    void ignoresOtherSettings();
    void doesWithoutABus();

private:
    FakePortal m_portal;
    bool m_hasBus = false;
};

void TestSystemAppearance::initTestCase()
{
    qunsetenv("GTK_THEME");
    QDBusConnection bus = QDBusConnection::sessionBus();
    m_hasBus = bus.isConnected() && bus.registerService(u"org.freedesktop.portal.Desktop"_s)
        && bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
}

void TestSystemAppearance::asksTheDesktop_data()
{
    QTest::addColumn<uint>("scheme");
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << 1U << true;
    QTest::newRow("light") << 2U << false;
    QTest::newRow("no wish") << 0U << false;
    QTest::newRow("unknown") << 77U << false;
}

void TestSystemAppearance::asksTheDesktop()
{
    if (!m_hasBus)
        QSKIP("there is no bus");
    QFETCH(uint, scheme);
    QFETCH(bool, dark);
    m_portal.scheme = scheme;
    ui::SystemAppearance appearance;
    QSignalSpy changes(&appearance, &ui::SystemAppearance::changed);
    if (dark)
        QTRY_COMPARE(changes.size(), 1);
    else
        QVERIFY(!changes.wait(200));
    QCOMPARE(appearance.isDark(), dark);
}

void TestSystemAppearance::followsTheDesktop()
{
    if (!m_hasBus)
        QSKIP("there is no bus");
    m_portal.scheme = 2;
    ui::SystemAppearance appearance;
    QSignalSpy changes(&appearance, &ui::SystemAppearance::changed);
    m_portal.change(1);
    QTRY_VERIFY(appearance.isDark());
    m_portal.change(2);
    QTRY_VERIFY(!appearance.isDark());
    QCOMPARE(changes, (QList<QVariantList> {{true}, {false}}));
}

void TestSystemAppearance::ignoresOtherSettings()
{
    QVERIFY(!ui::AppearancePortal::schemeIn(group, u"accent-color"_s, 1U));
    QVERIFY(!ui::AppearancePortal::schemeIn(u"org.gnome"_s, key, 1U));
    QVERIFY(!ui::AppearancePortal::schemeIn(group, key, QVariant(QVariantList())));
    QCOMPARE(ui::AppearancePortal::schemeIn(group, key, 1U), 1U);
}

void TestSystemAppearance::doesWithoutABus()
{
    if (m_hasBus)
        QSKIP("there is a bus");
    const ui::SystemAppearance appearance;
    QCOMPARE(appearance.isDark(), ui::systemPrefersDark());
}

QTEST_MAIN(TestSystemAppearance)
#include "tst_systemappearance.moc"
