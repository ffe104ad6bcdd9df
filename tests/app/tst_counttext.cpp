#include "app/cli/counttext.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace app::cli;

class TestCountText final : public QObject {
    Q_OBJECT

private slots:
    void namesEachNode()
    {
        const redis::SubscriberCount count {"general", {{{u"::1"_s, 1}, 2}, {{u"h"_s, 65535}, 0}},
            2, true};
        QCOMPARE(toText(count), "general\t2\n  [::1]:1\t2\n  h:65535\t0");
        QCOMPARE(QJsonDocument(toJson(count)).toJson(QJsonDocument::Compact),
            "{\"channel\":\"general\",\"complete\":true,\"nodes\":[{\"address\":\"[::1]:1\","
            "\"subscribers\":2},"
            "{\"address\":\"h:65535\",\"subscribers\":0}],\"total\":2}");
    }

    void saysThatAnIncompleteSumIsALowerBound()
    {
        const redis::SubscriberCount count {"频道", {}, 1, false};
        QCOMPARE(QString::fromUtf8(toText(count)), u"频道\t≥ 1"_s);
        QCOMPARE(toJson(count)[u"complete"_s].toBool(true), false);
    }

    void showsNoControlCharacters()
    {
        const redis::SubscriberCount count {"a\x1b[2Jb\n", {}, 0, true};
        QVERIFY(!toText(count).contains('\x1b'));
        QVERIFY(!toText(count).contains('\n'));
    }
};

QTEST_GUILESS_MAIN(TestCountText)
#include "tst_counttext.moc"
