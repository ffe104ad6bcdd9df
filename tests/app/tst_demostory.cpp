#include "app/demostory.h"
#include "core/chat/roomname.h"

#include <QSet>
#include <QTest>

using namespace app;

class TestDemoStory final : public QObject {
    Q_OBJECT

private slots:
    void everyLineMayBePosted()
    {
        for (const StoryLine &line : demoStory()) {
            QVERIFY2(chat::checkRoomName(line.channel), line.channel.constData());
            QVERIFY2(chat::checkUserName(line.user), line.user.constData());
            QVERIFY2(chat::checkDraft(line.draft), line.draft.body.constData());
        }
    }

    void everyChannelBeginsWithItsTopic()
    {
        QSet<QByteArray> seen;
        for (const StoryLine &line : demoStory()) {
            const bool isFirst = !seen.contains(line.channel);
            QCOMPARE(line.draft.kind == chat::MessageKind::Topic, isFirst);
            seen.insert(line.channel);
        }
        QCOMPARE(seen.size(), 4);
    }
};

QTEST_GUILESS_MAIN(TestDemoStory)
#include "tst_demostory.moc"
