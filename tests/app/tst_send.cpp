#include "app/cli/send.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace app::cli;
using base::ErrorKind;

class TestSend final : public QObject {
    Q_OBJECT

private slots:
    void choosesTheFirstNameThatSomebodyMayHave()
    {
        QCOMPARE(*chooseSender(u"小红"_s, u"app"_s, u"root"_s), "小红"_ba);
        QCOMPARE(*chooseSender({}, u"app"_s, u"root"_s), "app"_ba);
        QCOMPARE(*chooseSender({}, {}, u"root"_s), "root"_ba);
        QCOMPARE(*chooseSender({}, u"no name"_s, u"*"_s), "guest"_ba);
        QCOMPARE(*chooseSender({}, {}, {}), "guest"_ba);
    }

    void refusesANameThatNobodyMayHave()
    {
        for (const QString &name : {u"a b"_s, u"a*"_s, QString(33, u'a'), u"a\n"_s}) {
            const auto sender = chooseSender(name, u"app"_s, u"root"_s);
            QVERIFY(!sender);
            QCOMPARE(sender.error().kind, ErrorKind::Input);
        }
    }

    void tellsARefusalFromAWayThatIsCut()
    {
        for (const ErrorKind kind : {ErrorKind::Input, ErrorKind::Server, ErrorKind::Credentials})
            QCOMPARE(exitCodeOf({kind, {}, {}}), ExitCode::Refused);
        for (const ErrorKind kind : {ErrorKind::Network, ErrorKind::Timeout, ErrorKind::Topology,
                 ErrorKind::Protocol, ErrorKind::Cancelled})
            QCOMPARE(exitCodeOf({kind, {}, {}}), ExitCode::NotReachable);
    }
};

QTEST_GUILESS_MAIN(TestSend)
#include "tst_send.moc"
