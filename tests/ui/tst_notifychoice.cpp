#include "ui/models/notifychoice.h"

#include <QTest>

using ui::NewsSituation;
using ui::NotifyLevel;

class TestNotifyChoice final : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatIsWanted_data();
    void tellsWhatIsWanted();
};

void TestNotifyChoice::tellsWhatIsWanted_data()
{
    QTest::addColumn<NewsSituation>("situation");
    QTest::addColumn<bool>("tells");
    // level, mention, direct, looked at, do not disturb
    QTest::newRow("talk") << NewsSituation {} << false;
    QTest::newRow("mention") << NewsSituation {NotifyLevel::Mentions, true} << true;
    QTest::newRow("direct") << NewsSituation {NotifyLevel::Mentions, false, true} << true;
    QTest::newRow("all") << NewsSituation {NotifyLevel::All} << true;
    QTest::newRow("nothing") << NewsSituation {NotifyLevel::Nothing} << false;
    QTest::newRow("nothing, mention") << NewsSituation {NotifyLevel::Nothing, true} << false;
    QTest::newRow("nothing, direct") << NewsSituation {NotifyLevel::Nothing, true, true} << false;
    QTest::newRow("looked at") << NewsSituation {NotifyLevel::All, true, true, true} << false;
    QTest::newRow("not now") << NewsSituation {NotifyLevel::All, true, true, false, true} << false;
}

void TestNotifyChoice::tellsWhatIsWanted()
{
    QFETCH(const NewsSituation, situation);
    QTEST(ui::shouldNotify(situation), "tells");
}

QTEST_GUILESS_MAIN(TestNotifyChoice)
#include "tst_notifychoice.moc"
