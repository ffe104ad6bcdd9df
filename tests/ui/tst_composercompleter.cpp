#include "ui/widgets/composer.h"
#include "ui/widgets/composeredit.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethodEvent>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::Completion;
using ui::CompletionKind;

class TestComposerCompleter final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void takesWithTab();
    void takesWithEnterAndSendsNothing();
    void movesWithTheArrowKeys();
    void goesAwayWithEscape();
    void leavesInputMethodsAlone();
    void putsEmojiWhereTheCursorIs();
    void offersNothingForAWholeWord();
    void warnsOfManyPastedLines();
    void makesACodeBlockOfWhatWasPasted();

private:
    void type(const QString &text) { QTest::keyClicks(m_edit, text); }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        m_edit->paste();
    }
    bool isOffering() const { return m_list->isVisible(); }

    std::unique_ptr<QWidget> m_window;
    ui::Composer *m_composer = nullptr;
    ui::ComposerEdit *m_edit = nullptr;
    QListWidget *m_list = nullptr;
};

void TestComposerCompleter::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(600, 400);
    m_composer = new ui::Composer(m_window.get());
    m_composer->setGeometry(0, 340, 600, 50);
    m_composer->makeCompleter(m_window.get(), [](CompletionKind kind) {
        if (kind == CompletionKind::Room)
            return QList<Completion> {{u"general"_s, u"#general "_s, {}}};
        return QList<Completion> {{u"alice"_s, u"@alice "_s, {}}, {u"alan"_s, u"@alan "_s, {}}};
    });
    m_composer->setTheme(ui::loadTheme(false, 100));
    m_edit = m_window->findChild<ui::ComposerEdit *>();
    m_list = m_window->findChild<QListWidget *>();
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    m_composer->takeFocus();
    QTRY_VERIFY(m_edit->hasFocus());
}

void TestComposerCompleter::takesWithTab()
{
    type(u"hi #ge"_s);
    QVERIFY(isOffering());
    QVERIFY(m_list->geometry().isValid());
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QCOMPARE(m_edit->toPlainText(), u"hi #general "_s);
    QVERIFY(!isOffering());
    QVERIFY(m_edit->hasFocus());
}

void TestComposerCompleter::takesWithEnterAndSendsNothing()
{
    QSignalSpy submitted(m_composer, &ui::Composer::submitted);
    type(u"@al"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), u"@alice "_s);
    QCOMPARE(submitted.size(), 0);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
}

void TestComposerCompleter::movesWithTheArrowKeys()
{
    type(u"@al"_s);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), u"@alan "_s);
    type(u"@al"_s);
    QTest::keyClick(m_edit, Qt::Key_Up);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), u"@alan @alan "_s);
}

void TestComposerCompleter::goesAwayWithEscape()
{
    type(u"@al"_s);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QVERIFY(!isOffering());
    type(u"i"_s);
    QVERIFY(!isOffering());
    type(u" @al"_s);
    QVERIFY(isOffering());
}

void TestComposerCompleter::leavesInputMethodsAlone()
{
    type(u"@al"_s);
    QInputMethodEvent preedit(u"ni"_s, {});
    QApplication::sendEvent(m_edit, &preedit);
    QVERIFY(!isOffering());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), u"@al"_s);
}

void TestComposerCompleter::putsEmojiWhereTheCursorIs()
{
    type(u"ok"_s);
    auto *button = m_window->findChild<QToolButton *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(isOffering());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->toPlainText(), QString(u"ok" + ui::emojiCompletions().first().text));
}

void TestComposerCompleter::offersNothingForAWholeWord()
{
    QSignalSpy submitted(m_composer, &ui::Composer::submitted);
    type(u"#general"_s);
    QVERIFY(!isOffering());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(submitted.size(), 1);
}

void TestComposerCompleter::warnsOfManyPastedLines()
{
    QSignalSpy pasted(m_composer, &ui::Composer::linesPasted);
    paste(u"1\n2\n3\n4\n5\n6\n7\n"_s);
    QCOMPARE(pasted.size(), 0);
    paste(u"1\n2\n3\n4\n5\n6\n7\n8\n"_s);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(pasted.first().first().toInt(), 8);
}

void TestComposerCompleter::makesACodeBlockOfWhatWasPasted()
{
    m_composer->fencePasted();
    QCOMPARE(m_edit->toPlainText(), QString());
    type(u"see"_s);
    paste(u"a\n  b"_s);
    type(u" end"_s);
    m_composer->fencePasted();
    QCOMPARE(m_edit->toPlainText(), u"see\n```\na\n  b\n```\n end"_s);
    m_composer->fencePasted(); // once is enough
    QCOMPARE(m_edit->toPlainText(), u"see\n```\na\n  b\n```\n end"_s);
}

QTEST_MAIN(TestComposerCompleter)
#include "tst_composercompleter.moc"
