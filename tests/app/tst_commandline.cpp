#include "app/commandline.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace app;

namespace {

/// The words of a command line without quotes.
QList<QByteArray> words(const char *line)
{
    QList<QByteArray> list = QByteArray(line).split(' ');
    list.removeAll(QByteArray());
    return list;
}

/// The command of that kind that the line means; fails the test by an empty optional otherwise.
template <typename Kind>
std::optional<Kind> parsed(const QList<QByteArray> &line)
{
    const auto commandLine = parseCommandLine(line);
    if (!commandLine || !std::holds_alternative<Kind>(commandLine->command))
        return {};
    return std::get<Kind>(commandLine->command);
}

template <typename Kind>
std::optional<Kind> parsed(const char *line)
{
    return parsed<Kind>(words(line));
}

} // namespace

class TestCommandLine final : public QObject {
    Q_OBJECT

private slots:
    void withoutWordsOpensTheWindow()
    {
        QVERIFY(parsed<WindowCommand>(""));
        QVERIFY(parsed<WindowCommand>("--redis redis://localhost"));
        QVERIFY(parseCommandLine({})->needsDisplay());
    }

    void readsWhatEveryCommandTakes()
    {
        const auto line = parseCommandLine(words("count --redis redis://h:1 --accounts sqlite:f "
                                                 "--data-dir /d --json --profile p general"));
        QVERIFY(line);
        QCOMPARE(line->common.redisUrl, u"redis://h:1"_s);
        QCOMPARE(line->common.accountsUrl, u"sqlite:f"_s);
        QCOMPARE(line->common.dataDir, u"/d"_s);
        QCOMPARE(line->common.profile, u"p"_s);
        QCOMPARE(line->common.format, OutputFormat::Json);
        QVERIFY(!line->needsDisplay());
    }

    void demoHasAUserAndAWindow()
    {
        const auto demo = parsed<DemoCommand>("demo");
        QVERIFY(demo);
        QCOMPARE(demo->userName, u"alice"_s);
        QVERIFY(parseCommandLine(words("demo --user bob"))->needsDisplay());
        const auto bob = parsed<DemoCommand>("demo --user bob --no-window");
        QVERIFY(bob);
        QCOMPARE(bob->userName, u"bob"_s);
        QVERIFY(!parseCommandLine(words("demo --no-window"))->needsDisplay());
        QCOMPARE(demo->shape, DemoCommand::Shape::Chain);
        QCOMPARE(parsed<DemoCommand>("demo --sentinel")->shape, DemoCommand::Shape::Sentinels);
    }

    void sendTakesItsTextFromTheLineOrFromStandardInput()
    {
        const auto here = parsed<SendCommand>({"send", "general", "hello world"});
        QVERIFY(here);
        QCOMPARE(here->channel, "general");
        QCOMPARE(here->text, QByteArray("hello world"));
        QCOMPARE(here->form, SendCommand::Form::Logged);
        QVERIFY(parsed<SendCommand>("send general"));
        QCOMPARE(parsed<SendCommand>("send general")->text, std::nullopt);
        QCOMPARE(parsed<SendCommand>("send general -")->text, std::nullopt);
        QCOMPARE(parsed<SendCommand>("send general hi --plain")->form, SendCommand::Form::Plain);
        QCOMPARE(parsed<SendCommand>("send --user bob general hi")->userName, u"bob"_s);
    }

    void wordsAreBytes()
    {
        const QByteArray bytes = "\xff\xfe频道"_ba;
        const auto send = parsed<SendCommand>({"send", "频道"_ba, bytes});
        QVERIFY(send);
        QCOMPARE(send->channel, "频道"_ba);
        QCOMPARE(send->text, bytes);
        QCOMPARE(parsed<SendCommand>({"send", "a", "b", "--user", "小红"_ba})->userName, u"小红"_s);
    }

    void tailTakesNumbersAndPatterns()
    {
        const auto tail = parsed<TailCommand>("tail a b --history 20 --count 3");
        QVERIFY(tail);
        QCOMPARE(tail->channels, (QList<QByteArray> {"a", "b"}));
        QCOMPARE(tail->history, 20);
        QCOMPARE(tail->count, std::optional<qint64>(3));
        QCOMPARE(parsed<TailCommand>("tail a")->count, std::nullopt);
        QCOMPARE(parsed<TailCommand>("tail --pattern news.*")->names, TailCommand::Names::Patterns);
    }

    void doctorLooksAtOneChannel()
    {
        QCOMPARE(parsed<DoctorCommand>("doctor")->channel, QByteArray("general"));
        QCOMPARE(parsed<DoctorCommand>("doctor news")->channel, QByteArray("news"));
    }

    void execLeavesTheCommandsOwnWordsAlone()
    {
        const auto exec = parsed<ExecCommand>("exec --on replica ZADD k -1 --json --on x");
        QVERIFY(exec);
        QCOMPARE(exec->on, u"replica"_s);
        QCOMPARE(exec->words, words("ZADD k -1 --json --on x"));
        QVERIFY(parsed<ExecCommand>("exec")->words.isEmpty());
        QCOMPARE(parsed<ExecCommand>("exec")->on, u"master"_s);
        QCOMPARE(parsed<ExecCommand>("exec --raw GET a")->form, ExecCommand::Form::Raw);
    }

    void loginTakesANameAndNeverAPassword()
    {
        const auto login = parsed<LoginCommand>("login 用户 --json");
        QVERIFY(login);
        QCOMPARE(login->name, u"用户"_s);
        QCOMPARE(login->method, LoginCommand::Method::Directory);
        QVERIFY(!parseCommandLine(words("login alice"))->needsDisplay());
        QCOMPARE(parsed<LoginCommand>("login alice --method acl")->method,
            LoginCommand::Method::RedisAcl);
        QVERIFY(!parseCommandLine(words("login alice secret")));
    }

    void userHasFiveActions()
    {
        using Action = UserCommand::Action;
        QCOMPARE(parsed<UserCommand>("user add alice")->action, Action::Add);
        QCOMPARE(parsed<UserCommand>("user passwd alice")->action, Action::Passwd);
        QCOMPARE(parsed<UserCommand>("user disable alice")->action, Action::Disable);
        QCOMPARE(parsed<UserCommand>("user enable alice")->action, Action::Enable);
        QCOMPARE(parsed<UserCommand>("user list")->action, Action::List);
        const auto add = parsed<UserCommand>({"user", "add", "alice", "--display-name", "Alice A"});
        QCOMPARE(add->name, u"alice"_s);
        QCOMPARE(add->displayName, u"Alice A"_s);
    }

    void refusesWhatItCannotMean_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const char16_t *says) {
            QTest::newRow(line) << QByteArray(line) << QString::fromUtf16(says);
        };
        row("bogus", u"'bogus' is no command");
        row("--nonsense", u"nonsense");
        row("--redis redis://h general", u"the command comes first");
        row("demo bob", u"--user NAME");
        row("demo --user", u"--user");
        row("send", u"a channel and one text");
        row("send general two words", u"quotes");
        row("tail", u"at least one channel");
        row("tail a --history many", u"--history takes a number");
        row("tail a --history -1", u"--history takes a number");
        row("tail a --history 100001", u"from 0 to 100000");
        row("tail a --count 0", u"--count takes a number");
        row("tail a --pattern --history 3", u"has no log");
        row("count", u"at least one channel");
        row("topology general", u"topology takes no further words");
        row("doctor a b", u"one channel at the most");
        row("doctor taproom:x", u"used by Redis or Taproom");
        row("count general --plain", u"plain");
        row("exec --raw --no-raw PING", u"exclude each other");
        row("login", u"login takes one name");
        row("login alice secret", u"login takes one name");
        row("login alice --method guest", u"--method is directory or acl");
        row("user", u"user takes one of");
        row("user remove alice", u"user takes one of");
        row("user add", u"user add takes one name");
        row("user passwd alice secret", u"user passwd takes one name");
        row("user list alice", u"user list takes no further words");
    }

    void refusesWhatItCannotMean()
    {
        QFETCH(const QByteArray, line);
        QFETCH(const QString, says);
        const auto commandLine = parseCommandLine(words(line.constData()));
        QVERIFY(!commandLine);
        QCOMPARE(commandLine.error().kind, base::ErrorKind::Input);
        QVERIFY2(commandLine.error().detail.contains(says), qPrintable(commandLine.error().detail));
        QVERIFY2(commandLine.error().detail.contains(u"--help"),
            qPrintable(commandLine.error().detail));
    }

    void neverRepeatsAUrl()
    {
        const auto commandLine = parseCommandLine(words("count --redis redis://:secret@h"));
        QVERIFY(!commandLine);
        QVERIFY(!commandLine.error().detail.contains(u"secret"));
    }

    void helpIsThereForEachCommand()
    {
        for (const char *line :
            {"--help", "demo --help", "send -h", "tail --help", "count --help", "topology --help",
                "doctor --help", "exec --help", "login --help", "user --help"}) {
            const auto text = parsed<PrintCommand>(line);
            QVERIFY2(text, line);
            QVERIFY2(text->text.contains(u"--redis URL"), line);
        }
        QVERIFY(parsed<PrintCommand>("tail --help")->text.contains(u"--history N"));
        QVERIFY(parsed<PrintCommand>("--version")->text.startsWith(u"taproom "));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
