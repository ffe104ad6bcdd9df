#include "app/cli/session.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace app::cli;
using redis::LinkState;

namespace {

redis::ClientView view(LinkState reading, LinkState writing)
{
    const base::Error readError {base::ErrorKind::Network, u"READ"_s, {}};
    const base::Error writeError {base::ErrorKind::Network, u"WRITE"_s, {}};
    redis::ClientView made;
    made.reading.state = reading;
    made.reading.error = readError;
    made.writing.state = writing;
    made.writing.error = writeError;
    return made;
}

} // namespace

class TestSession final : public QObject {
    Q_OBJECT

private slots:
    void waitsWhileAnAnswerIsOpen()
    {
        for (const auto state : {LinkState::Idle, LinkState::Resolving, LinkState::Connecting}) {
            QVERIFY(!whyNot(view(state, state), Need::Both));
            QVERIFY(!isEnough(view(state, state), Need::Both));
        }
    }

    void beginsWithTheLinksThatItNeeds()
    {
        QVERIFY(isEnough(view(LinkState::Ready, LinkState::Waiting), Need::Read));
        QVERIFY(!isEnough(view(LinkState::Ready, LinkState::Waiting), Need::Write));
        QVERIFY(isEnough(view(LinkState::Waiting, LinkState::Ready), Need::Write));
        QVERIFY(!isEnough(view(LinkState::Connecting, LinkState::Ready), Need::Both));
        QVERIFY(isEnough(view(LinkState::Ready, LinkState::Ready), Need::Both));
    }

    void givesUpAtTheFirstFailureOfALinkThatItNeeds()
    {
        for (const auto state : {LinkState::Waiting, LinkState::Stopped}) {
            QCOMPARE(whyNot(view(state, LinkState::Ready), Need::Read)->code, u"READ"_s);
            QCOMPARE(whyNot(view(LinkState::Ready, state), Need::Write)->code, u"WRITE"_s);
            QVERIFY(!whyNot(view(state, LinkState::Ready), Need::Write));
        }
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
