#include "core/base/secret.h"

#include <QDebug>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestSecret : public QObject {
    Q_OBJECT

private slots:
    void printsAsStars()
    {
        QString text;
        QDebug(&text) << base::Secret(u"hunter2") << base::Secret();
        QVERIFY(!text.contains(u"hunter2"_s));
        QVERIFY(text.contains(u"***"_s));
        QVERIFY(text.contains(u"(empty)"_s));
    }

    void sharesNoBytesWithItsCopy()
    {
        base::Secret first(QByteArrayView("hunter2"));
        const base::Secret second = first;
        QVERIFY(first.reveal().data() != second.reveal().data());
        first = base::Secret();
        QVERIFY(first.isEmpty());
        QCOMPARE(second.reveal(), QByteArrayView("hunter2"));
        const base::Secret third = std::move(const_cast<base::Secret &>(second));
        QCOMPARE(third.reveal(), QByteArrayView("hunter2"));
    }

    void compares()
    {
        QVERIFY(base::Secret(u"a") == base::Secret(QByteArrayView("a")));
        QVERIFY(!(base::Secret(u"a") == base::Secret(u"b")));
        QVERIFY(!(base::Secret(u"a") == base::Secret(u"ab")));
        QVERIFY(base::Secret() == base::Secret(u""));
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
