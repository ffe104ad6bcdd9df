#include "ui/text/linkscan.h"
#include "ui/text/markupscan.h"
#include "ui/text/messagetext.h"
#include "ui/text/plaintext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// Messages as ranges: the expected ones are written as `kind[text]`, one after the other.
class TestMessageText : public QObject {
    Q_OBJECT

private slots:
    void findsSpans_data();
    void findsSpans();
    void splitsBlocks_data();
    void splitsBlocks();
    void leavesOtherProgramsMarkupAlone();
    void endsLinksBeforeTheSentence_data();
    void endsLinksBeforeTheSentence();
    void staysLinearWhateverTheText_data();
    void staysLinearWhateverTheText();
    void showsWhatHides_data();
    void showsWhatHides();
    void cutsBetweenCharacters();
    void foldsLongMessages();
    void keepsOffsetsWhenFolding();
    void writesBytesAsHex();
    void escapesHtml();
    void nestsCrossingSpans();
    void writesMarkdown();
    void exportsAPart();
};

namespace {

QString nameOf(ui::SpanKind kind)
{
    switch (kind) {
    case ui::SpanKind::Bold:
        return u"bold"_s;
    case ui::SpanKind::Italic:
        return u"italic"_s;
    case ui::SpanKind::Code:
        return u"code"_s;
    case ui::SpanKind::Link:
        return u"link"_s;
    case ui::SpanKind::Mention:
        return u"mention"_s;
    case ui::SpanKind::OwnMention:
        return u"own"_s;
    }
    return {};
}

QString spansOf(const ui::MessageText &message)
{
    QString text;
    for (const ui::TextSpan &span : message.spans)
        text += nameOf(span.kind) + u'[' + message.text.sliced(span.start, span.length) + u']';
    return text;
}

QString blocksOf(const ui::MessageText &message)
{
    QString text;
    for (const ui::TextBlock &block : message.blocks) {
        const QString name = block.kind == ui::BlockKind::Code ? u"code"_s : u"text"_s;
        text += name + u'[' + message.text.sliced(block.start, block.length) + u']';
    }
    return text;
}

ui::MessageText parsed(const QString &text)
{
    return ui::parseMarkup(text, ui::Markup::Full, u"carol");
}

} // namespace

void TestMessageText::findsSpans_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spans");
    const auto row = [](const char *name, const QString &source, const QString &text,
                         const QString &spans) { QTest::newRow(name) << source << text << spans; };
    row("nothing", u"plain words"_s, u"plain words"_s, u""_s);
    row("empty", u""_s, u""_s, u""_s);
    row("bold", u"a **b c** d"_s, u"a b c d"_s, u"bold[b c]"_s);
    row("italic", u"*a* b"_s, u"a b"_s, u"italic[a]"_s);
    row("both", u"***a***"_s, u"a"_s, u"italic[a]bold[a]"_s);
    row("bold in italic", u"*a **b** c*"_s, u"a b c"_s, u"italic[a b c]bold[b]"_s);
    row("no partner", u"**a and *b"_s, u"**a and *b"_s, u""_s);
    row("lone stars", u"2 * 3 * 4"_s, u"2 * 3 * 4"_s, u""_s);
    row("stars in numbers", u"2*3*4"_s, u"2*3*4"_s, u""_s);
    row("nothing between", u"**** ** **"_s, u"**** ** **"_s, u""_s);
    row("not over lines", u"*a\nb*"_s, u"*a\nb*"_s, u""_s);
    row("without spaces in Chinese", u"这是**重点**内容"_s, u"这是重点内容"_s, u"bold[重点]"_s);
    row("code", u"run `a b` now"_s, u"run a b now"_s, u"code[a b]"_s);
    row("code keeps signs", u"`*a* @b http://c.d`"_s, u"*a* @b http://c.d"_s,
        u"code[*a* @b http://c.d]"_s);
    row("two back-ticks", u"``a`b``"_s, u"a`b"_s, u"code[a`b]"_s);
    row("open back-tick", u"it`s"_s, u"it`s"_s, u""_s);
    row("mention", u"hi @bob, hi"_s, u"hi @bob, hi"_s, u"mention[@bob]"_s);
    row("own mention", u"@Carol: look"_s, u"@Carol: look"_s, u"own[@Carol]"_s);
    row("mention of a longer name", u"@carola"_s, u"@carola"_s, u"mention[@carola]"_s);
    row("mention in Chinese", u"请@李雷看"_s, u"请@李雷看"_s, u"mention[@李雷看]"_s);
    row("mail address", u"a@b.org"_s, u"a@b.org"_s, u""_s);
    row("link", u"see http://a.org/b now"_s, u"see http://a.org/b now"_s,
        u"link[http://a.org/b]"_s);
    row("stars in a link", u"http://a.org/*b*"_s, u"http://a.org/*b*"_s,
        u"link[http://a.org/*b]"_s);
    row("scheme in capitals", u"HTTPS://A.ORG"_s, u"HTTPS://A.ORG"_s, u"link[HTTPS://A.ORG]"_s);
    row("mail link", u"mailto:a@b.org"_s, u"mailto:a@b.org"_s, u"link[mailto:a@b.org]"_s);
    row("script", u"javascript:alert(1) file:///etc/passwd"_s,
        u"javascript:alert(1) file:///etc/passwd"_s, u""_s);
    row("markup as in HTML", u"<b>a</b> &amp;"_s, u"<b>a</b> &amp;"_s, u""_s);
    row("positions after cuts", u"`a` **b** http://c.d"_s, u"a b http://c.d"_s,
        u"code[a]bold[b]link[http://c.d]"_s);
}

void TestMessageText::findsSpans()
{
    QFETCH(QString, source);
    const ui::MessageText message = parsed(source);
    QTEST(message.text, "text");
    QTEST(spansOf(message), "spans");
}

void TestMessageText::splitsBlocks_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("blocks");
    QTest::newRow("one paragraph") << u"a\nb"_s << u"text[a\nb]"_s;
    QTest::newRow("fence") << u"a\n```\nb\n c\n```\nd"_s << u"text[a]code[b\n c]text[d]"_s;
    QTest::newRow("fence with a language") << u"```c++\nint a;\n```"_s << u"code[int a;]"_s;
    QTest::newRow("fence that begins and ends with text") << u"```a b\nc```"_s << u"code[a b\nc]"_s;
    QTest::newRow("fence without end") << u"```\na *b*"_s << u"text[```\na b]"_s;
    QTest::newRow("fence within a line") << u"```a```"_s << u"text[a]"_s;
    QTest::newRow("empty fence") << u"```\n```"_s << u"text[```\n```]"_s;
    QTest::newRow("two fences") << u"```\na\n```\n```\nb\n```"_s << u"code[a]code[b]"_s;
    QTest::newRow("markup in a fence") << u"```\n*a* `b` @c\n```"_s << u"code[*a* `b` @c]"_s;
}

void TestMessageText::splitsBlocks()
{
    QFETCH(QString, source);
    QTEST(blocksOf(parsed(source)), "blocks");
}

void TestMessageText::leavesOtherProgramsMarkupAlone()
{
    const ui::MessageText message
        = ui::parseMarkup(u"**a** `b` @c ``` http://d.e", ui::Markup::LinksOnly);
    QCOMPARE(message.text, u"**a** `b` @c ``` http://d.e"_s);
    QCOMPARE(spansOf(message), u"link[http://d.e]"_s);
}

void TestMessageText::endsLinksBeforeTheSentence_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("link");
    const auto row = [](const char *name, const QString &text, const QString &link) {
        QTest::newRow(name) << text << link;
    };
    row("full stop", u"http://a.org/b."_s, u"http://a.org/b"_s);
    row("several signs", u"http://a.org/b?!..."_s, u"http://a.org/b"_s);
    row("bracket before", u"http://a.org/b)"_s, u"http://a.org/b"_s);
    row("bracket of its own", u"http://a.org/b_(c)"_s, u"http://a.org/b_(c)"_s);
    row("bracket of its own in brackets", u"http://a.org/b_(c))."_s, u"http://a.org/b_(c)"_s);
    row("query", u"http://a.org/?q=1&r=2#s"_s, u"http://a.org/?q=1&r=2#s"_s);
    row("Chinese full stop", u"http://a.org/b。后面"_s, u"http://a.org/b"_s);
    row("quoted", u"http://a.org/b\"c"_s, u"http://a.org/b"_s);
    row("host alone", u"https://a"_s, u"https://a"_s);
    row("no host", u"https:///a"_s, u""_s);
    row("nothing after the scheme", u"http://"_s, u""_s);
    row("broken address", u"http://[a"_s, u""_s);
    row("mail to nobody", u"mailto:a"_s, u""_s);
    row("too long", u"http://a.org/"_s + QString(3000, u'a'), u""_s);
}

void TestMessageText::endsLinksBeforeTheSentence()
{
    QFETCH(QString, text);
    const QString found = text.first(ui::linkLengthAt(text, 0));
    QTEST(found, "link");
}

void TestMessageText::staysLinearWhateverTheText_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece :
        {"*", "**a", "`", "` `` ", "```\n", "@", "http://", "http://[", "***a*", "[(", "a\n"})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

// A quadratic scan of 1 MiB takes minutes; the limit leaves room for a slow machine.
void TestMessageText::staysLinearWhateverTheText()
{
    QFETCH(QString, piece);
    const QString text = piece.repeated(1024 * 1024 / piece.size());
    QElapsedTimer timer;
    timer.start();
    const ui::MessageText message = parsed(text);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    QVERIFY(message.spans.size() <= 1001);
}

void TestMessageText::showsWhatHides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("nothing") << u"a b\tc\n李雷 👍"_s << u"a b\tc\n李雷 👍"_s;
    QTest::newRow("escape") << u"\x1b[31m"_s << u"[U+001B][31m"_s;
    QTest::newRow("zero") << u"a\0b"_s << u"a[U+0000]b"_s;
    QTest::newRow("delete") << QString(QChar(0x7F)) << u"[U+007F]"_s;
    QTest::newRow("override") << u"\u202Egnp.exe"_s << u"[U+202E]gnp.exe"_s;
    QTest::newRow("isolate") << u"\u2066a\u2069"_s << u"[U+2066]a[U+2069]"_s;
    QTest::newRow("marks of direction stay") << u"a\u200Eb\u200Dc"_s << u"a\u200Eb\u200Dc"_s;
    QTest::newRow("line ends") << u"a\r\nb\rc\u2028d\u0085e"_s << u"a\nb\nc\nd\ne"_s;
    QTest::newRow("object") << u"a\uFFFCb"_s << u"a\uFFFDb"_s;
    QTest::newRow("byte order mark") << u"\uFEFFa"_s << u"[U+FEFF]a"_s;
}

void TestMessageText::showsWhatHides()
{
    QFETCH(QString, text);
    QTEST(ui::toVisibleText(text), "shown");
    QCOMPARE(ui::toVisibleLine("a\nb\tc", 10), u"a b c"_s);
    QCOMPARE(ui::toVisibleLine("abcdef", 3), u"abc…"_s);
}

void TestMessageText::cutsBetweenCharacters()
{
    const QString family = u"ab👩‍👩‍👧c"_s;
    QCOMPARE(ui::clippedLength(family, 100), family.size());
    for (qsizetype length = 2; length < family.size() - 1; ++length)
        QCOMPARE(ui::clippedLength(family, length), 2);
    QCOMPARE(ui::clippedLength(QString(200, u'\u0301'), 100), 100);
}

void TestMessageText::foldsLongMessages()
{
    const ui::Folded lines = ui::toFolded(parsed(u"a\nb\nc\nd"_s), 2, 100);
    QCOMPARE(lines.text.text, u"a\nb"_s);
    QCOMPARE(lines.hiddenLines, 2);
    const ui::Folded letters = ui::toFolded(parsed(u"abcdef"_s), 2, 4);
    QCOMPARE(letters.text.text, u"abcd"_s);
    QCOMPARE(letters.hiddenLines, 1);
    const ui::Folded whole = ui::toFolded(parsed(u"a\nb"_s), 2, 100);
    QCOMPARE(whole.text.text, u"a\nb"_s);
    QCOMPARE(whole.hiddenLines, 0);
}

void TestMessageText::keepsOffsetsWhenFolding()
{
    const ui::Folded folded = ui::toFolded(parsed(u"**a** b\n**cd\n```\ne\n```"_s), 1, 100);
    QCOMPARE(spansOf(folded.text), u"bold[a]"_s);
    QCOMPARE(blocksOf(folded.text), u"text[a b]"_s);
    QCOMPARE(spansOf(ui::toFolded(parsed(u"a **bcd**"_s), 9, 3).text), u"bold[b]"_s);
}

void TestMessageText::writesBytesAsHex()
{
    QCOMPARE(ui::toHexText(QByteArrayView("\x00\xff\x0a", 3), 100), u"00 ff 0a"_s);
    QCOMPARE(ui::toHexText("abcd", 2), u"61 62 …"_s);
    QCOMPARE(ui::toHexText(QByteArray(17, 'a'), 100).count(u'\n'), 1);
}

void TestMessageText::escapesHtml()
{
    const ui::MessageText message = parsed(u"**<script>** & http://a.org/?b&c\n```\n<i>\n```"_s);
    QCOMPARE(ui::toHtml(message, 0, -1),
        u"<b>&lt;script&gt;</b> &amp; <a href=\"http://a.org/?b&amp;c\">http://a.org/?b&amp;c</a>"
        "<br><pre>&lt;i&gt;</pre>"_s);
}

void TestMessageText::nestsCrossingSpans()
{
    const ui::MessageText message {u"abc"_s, {{0, 3, ui::BlockKind::Paragraph}},
        {{0, 2, ui::SpanKind::Bold}, {1, 2, ui::SpanKind::Italic}}};
    QCOMPARE(ui::toHtml(message, 0, -1), u"<b>a</b><i><b>b</b></i><i>c</i>"_s);
}

void TestMessageText::writesMarkdown()
{
    const QString source = u"**a** *b* `c` @d\n```\ne\n```"_s;
    QCOMPARE(ui::toMarkdown(parsed(source), 0, -1), source);
    QCOMPARE(ui::toMarkdown(parsed(u"``a`b``"_s), 0, -1), u"``a`b``"_s);
}

void TestMessageText::exportsAPart()
{
    const ui::MessageText message = parsed(u"one **two** three"_s);
    QCOMPARE(ui::toMarkdown(message, 2, 4), u"e **tw**"_s);
    QCOMPARE(ui::toHtml(message, 5, 4), u"<b>wo</b> t"_s);
}

QTEST_GUILESS_MAIN(TestMessageText)
#include "tst_messagetext.moc"
