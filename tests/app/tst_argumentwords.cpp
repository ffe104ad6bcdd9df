#include "app/argumentwords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// The words of the program, and what is left of them for others to see.
class TestArgumentWords final : public QObject {
    Q_OBJECT

private slots:
    void hidesPasswordsOnly_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("left");
        const auto row = [](const char *name, const QByteArray &word, const QByteArray &left) {
            QTest::newRow(name) << word << left;
        };
        row("none", "redis://host:6379/0", "redis://host:6379/0");
        row("user alone", "redis://alice@host:6379", "redis://alice@host:6379");
        row("user and password", "redis://alice:abc@host:6379", "redis://alice:***@host:6379");
        row("password alone", "rediss://:abc@host", "rediss://:***@host");
        row("an @ in it", "redis://:a@b@host", "redis://:***@host");
        row("a slash in it", "redis://:a/b@host", "redis://:***@host");
        row("with an equals sign", "--redis=redis://:abc@h", "--redis=redis://:***@h");
        row("database", "mysql://u:abc@h:3306/db?table=t&password=pw",
            "mysql://u:***@h:3306/db?table=t&password=pw");
        row("Sentinels'", "redis+sentinel://h/m?sentinel-password=abc&prefix=x",
            "redis+sentinel://h/m?sentinel-password=***&prefix=x");
        row("Sentinels' last", "redis+sentinel://h/m?sentinel-password=abc",
            "redis+sentinel://h/m?sentinel-password=***");
        row("a message", "see you at 10:30 @home", "see you at 10:30 @home");
        row("nothing", "", "");
    }

    void hidesPasswordsOnly()
    {
        QFETCH(QByteArray, word);
        QByteArray program("taproom");
        QByteArray original(word.constData(), word.size());
        original.detach();
        char *words[] {program.data(), original.data(), nullptr};
        QCOMPARE(app::takeWords(2, words), QList<QByteArray> {word});
        QTEST(QByteArray(original.constData()), "left");
    }
};

QTEST_GUILESS_MAIN(TestArgumentWords)
#include "tst_argumentwords.moc"
