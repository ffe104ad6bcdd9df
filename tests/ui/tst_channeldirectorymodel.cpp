#include "ui/models/channeldirectorymodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using chat::KnownChannel;
using ui::ChannelDirectoryModel;

namespace {

KnownChannel known(const char *name, qint64 subscribers = 0)
{
    return {name, std::chrono::milliseconds(1795462772424), subscribers, true};
}

QStringList namesOf(const ChannelDirectoryModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, 0).data().toString();
    return names;
}

} // namespace

class TestChannelDirectoryModel : public QObject {
    Q_OBJECT

private slots:
    void takesOverAnAnswer();
    void keepsRowsThatStay();
    void listsAChannelOnceThoughItIsNamedTwice();
    void saysWhichAreJoined();
    void sortsCountsAsNumbers();
    void showsALowerBound();
};

void TestChannelDirectoryModel::takesOverAnAnswer()
{
    ChannelDirectoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setChannels({known("general", 12), known("deploys", 9)});
    const QStringList expected {u"general"_s, u"deploys"_s};
    QCOMPARE(namesOf(model), expected);
    QCOMPARE(model.index(0, ChannelDirectoryModel::SubscribersColumn).data().toString(), u"12"_s);
    QVERIFY(!model.index(0, ChannelDirectoryModel::ActivityColumn).data().toString().isEmpty());
    model.setChannels({});
    QCOMPARE(model.rowCount(), 0);
}

void TestChannelDirectoryModel::keepsRowsThatStay()
{
    ChannelDirectoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setChannels({known("general"), known("old"), known("deploys")});
    const QPersistentModelIndex kept(model.index(2, 0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setChannels({known("new"), known("deploys", 5), known("general")});
    const QStringList expected {u"general"_s, u"deploys"_s, u"new"_s};
    QCOMPARE(namesOf(model), expected);
    QCOMPARE(kept.data().toString(), u"deploys"_s);
    QCOMPARE(kept.sibling(kept.row(), 1).data().toString(), u"5"_s);
    QVERIFY(reset.isEmpty());
}

void TestChannelDirectoryModel::listsAChannelOnceThoughItIsNamedTwice()
{
    ChannelDirectoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setChannels({known("general"), known("general", 3)});
    QCOMPARE(model.rowCount(), 1);
}

void TestChannelDirectoryModel::saysWhichAreJoined()
{
    ChannelDirectoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setChannels({known("general"), known("deploys")});
    model.setJoined({"deploys"});
    QVERIFY(!model.index(0, 0).data(ChannelDirectoryModel::JoinedRole).toBool());
    QVERIFY(model.index(1, 0).data(ChannelDirectoryModel::JoinedRole).toBool());
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleDescriptionRole).toString(), u"joined"_s);
}

void TestChannelDirectoryModel::sortsCountsAsNumbers()
{
    ChannelDirectoryModel model;
    model.setChannels({known("a", 9), known("b", 12)});
    const QVariant nine = model.index(0, 1).data(ChannelDirectoryModel::SortRole);
    const QVariant twelve = model.index(1, 1).data(ChannelDirectoryModel::SortRole);
    QVERIFY(nine.toLongLong() < twelve.toLongLong());
    QCOMPARE(nine.metaType().id(), int(QMetaType::LongLong));
}

void TestChannelDirectoryModel::showsALowerBound()
{
    ChannelDirectoryModel model;
    KnownChannel channel = known("general", 12);
    channel.complete = false;
    channel.lastActivity = std::chrono::milliseconds(0);
    model.setChannels({channel});
    QCOMPARE(model.index(0, 1).data().toString(), u"≥12"_s);
    QCOMPARE(model.index(0, 2).data().toString(), QString());
}

QTEST_GUILESS_MAIN(TestChannelDirectoryModel)
#include "tst_channeldirectorymodel.moc"
