#include "tests/house/stylerules.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace house {

namespace {

/// A pattern that code may not match, and why.
struct Ban {
    QRegularExpression pattern;
    QString rule;
};

QList<Violation> findBanned(const SourceFile &file, const QString &code, const QList<Ban> &bans)
{
    QList<Violation> found;
    for (const Ban &ban : bans) {
        auto matches = ban.pattern.globalMatch(code);
        while (matches.hasNext()) {
            const auto at = matches.next().capturedStart();
            const auto line = QStringView(code).left(at).count(u'\n') + 1;
            found.append({file.path, line, ban.rule});
        }
    }
    return found;
}

Ban ban(const QString &pattern, const QString &rule)
{
    return {QRegularExpression(pattern, QRegularExpression::MultilineOption), rule};
}

const QList<Ban> &productBans()
{
    static const QList<Ban> bans {
        ban(u"(?<![=] )\\bdelete\\b"_s, u"delete: own by value or unique_ptr"_s),
        ban(u"\\bshared_ptr\\b|\\bQSharedPointer\\b"_s, u"shared ownership"_s),
        ban(u"\\bSIGNAL\\s*\\(|\\bSLOT\\s*\\("_s, u"connect by name: use function pointers"_s),
        ban(u"\\bsender\\(\\)"_s, u"sender()"_s),
        ban(u"\\bQEventLoop\\b"_s, u"nested event loop"_s),
        ban(u"\\bprocessEvents\\b"_s, u"processEvents"_s),
        // A process that was just killed may be waited for: its port and folder are free then.
        ban(u"(?<!\\bkill\\(\\);\\n    m_process\\.)\\bwaitFor[A-Z]\\w*\\s*\\("_s,
            u"waiting call"_s),
        ban(u"\\b(msleep|usleep|sleep|sleep_for|sleep_until)\\s*\\("_s, u"sleep"_s),
        // Qt offers the state of the network in no other way.
        ban(u"(?<!\\bQNetworkInformation::)\\binstance\\(\\)"_s, u"singleton"_s),
        ban(u"\\bthrow\\b|\\btry\\s*\\{|\\bcatch\\s*\\("_s, u"exceptions: return a Result"_s),
        ban(u"\\bconnect\\([^,;{]+,\\s*&[\\w:]+,\\s*\\["_s,
            u"connect to a lambda without a context"_s),
        ban(u"\\bvoid\\s+(on|slot)[A-Z]\\w*\\("_s, u"a slot is named by what it does"_s),
        ban(u"\\bQFuture\\b|\\bco_await\\b"_s, u"a fourth way to give a result"_s),
    };
    return bans;
}

const QList<Ban> &headerBans()
{
    static const QList<Ban> bans {
        ban(u"^using namespace"_s, u"using namespace in a header"_s),
        ban(u"\\bget[A-Z]\\w*\\("_s, u"getters have no get"_s),
        ban(u"#ifndef \\w+_H"_s, u"#pragma once instead of a guard"_s),
    };
    return bans;
}

const QList<Ban> &testBans()
{
    static const QList<Ban> bans {
        ban(u"\\bqWait\\s*\\(|\\bqSleep\\s*\\("_s, u"sleep in a test: wait for a fact"_s),
        ban(u"\\b(msleep|usleep|sleep|sleep_for|sleep_until)\\s*\\("_s,
            u"sleep in a test: wait for a fact"_s),
        ban(u"\\bQ(VERIFY|COMPARE)\\((true|1)(,\\s*(true|1))?\\)"_s, u"asserts nothing"_s),
    };
    return bans;
}

/// The files in which the server's old word for a replica stands as wire text.
bool mayNameOldRole(const QString &path)
{
    return path.startsWith(u"core/redis/") || path == u"core/constellation/serverconfig.cpp";
}

QList<Violation> checkText(const SourceFile &file)
{
    QList<Violation> found;
    const auto lines = file.text.split(u'\n');
    if (lines.size() - 1 > MaxFileLines)
        found.append({file.path, lines.size() - 1, u"more than %1 lines"_s.arg(MaxFileLines)});
    static const QRegularExpression todo(u"(?:^|\\s)//.*\\b(TODO(?!\\(#\\d+\\))|FIXME|XXX)\\b"_s);
    for (qsizetype line = 0; line < lines.size(); ++line) {
        if (lines[line].size() > MaxLineLetters)
            found.append({file.path, line + 1, u"more than %1 letters"_s.arg(MaxLineLetters)});
        if (todo.match(lines[line]).hasMatch())
            found.append({file.path, line + 1, u"TODO without an issue number"_s});
    }
    return found;
}

QList<Violation> checkProductText(const SourceFile &file)
{
    QList<Violation> found;
    const auto old = file.text.indexOf(u"slave", 0, Qt::CaseInsensitive);
    if (old >= 0 && !mayNameOldRole(file.path))
        found.append({file.path, QStringView(file.text).left(old).count(u'\n') + 1,
            u"the word is replica"_s});
    if (file.isHeader() && !file.text.startsWith(u"#pragma once\n"))
        found.append({file.path, 1, u"a header starts with #pragma once"_s});
    // AUTOMOC loses the class when a raw string with a quote stands in the file.
    const auto raw = file.text.indexOf(u"R\"");
    if (raw >= 0 && file.text.contains(u"Q_OBJECT"))
        found.append({file.path, QStringView(file.text).left(raw).count(u'\n') + 1,
            u"raw string in a file with Q_OBJECT"_s});
    return found;
}

} // namespace

QList<Violation> checkProductFile(const SourceFile &file)
{
    const QString code = codeOnly(file.text);
    auto found = checkText(file) + checkProductText(file) + findBanned(file, code, productBans());
    if (file.isHeader())
        found += findBanned(file, code, headerBans()) + findUndocumentedTypes(file)
            + findBadMemberNames(file);
    else
        found += findLongFunctions(file);
    return found;
}

QList<Violation> checkTestFile(const SourceFile &file)
{
    return checkText(file) + findBanned(file, codeOnly(file.text), testBans());
}

QList<Violation> findUndocumentedTypes(const SourceFile &file)
{
    // Only definitions: a forward declaration ends in a semicolon.
    static const QRegularExpression type(
        u"^(?:class|struct|enum class|enum)\\s+(?:\\[\\[\\w+\\]\\]\\s+)?(\\w+)[^;]*$"_s);
    QList<Violation> found;
    const auto lines = file.text.split(u'\n');
    for (qsizetype line = 0; line < lines.size(); ++line) {
        const auto match = type.match(lines[line]);
        if (!match.hasMatch()
            && !(lines[line].startsWith(u"enum class ") && lines[line].contains(u'{')))
            continue;
        qsizetype before = line - 1;
        while (before >= 0 && lines[before].startsWith(u"template"))
            --before;
        if (before < 0 || !lines[before].startsWith(u"///"))
            found.append({file.path, line + 1, u"no /// before "_s + lines[line]});
    }
    return found;
}

QList<Violation> findBadMemberNames(const SourceFile &file)
{
    static const QRegularExpression section(u"^\\s*(public|protected|private|signals|public slots|"
                                            "private slots)\\s*:\\s*$"_s);
    static const QRegularExpression member(
        u"^\\s++(?!using|friend|class|struct|enum|static|return|Q_)[\\w:<>,&* ]+[ &*](\\w+)"
        "( = [^;]*| \\{[^;()]*\\})?;"_s);
    QList<Violation> found;
    bool isPrivate = false;
    const auto lines = codeOnly(file.text).split(u'\n');
    for (qsizetype line = 0; line < lines.size(); ++line) {
        if (const auto match = section.match(lines[line]); match.hasMatch())
            isPrivate = match.captured(1) == u"private";
        else if (lines[line].startsWith(u'}'))
            isPrivate = false;
        const auto match = member.match(lines[line]);
        // Deeper than one step: a struct inside the class, whose members are bare.
        const bool nested = lines[line].startsWith(u"        ");
        if (!isPrivate || nested || !match.hasMatch())
            continue;
        const QString name = match.captured(1);
        if (!name.startsWith(u"m_") && name != u"d")
            found.append({file.path, line + 1, u"private member without m_: "_s + name});
    }
    return found;
}

QList<Violation> findLongFunctions(const SourceFile &file)
{
    QList<Violation> found;
    qsizetype start = -1;
    const auto lines = codeOnly(file.text).split(u'\n');
    for (qsizetype line = 0; line < lines.size(); ++line) {
        if (lines[line] == u"{")
            start = line;
        if (lines[line] == u"}" && start >= 0) {
            if (line - start - 1 > MaxFunctionLines)
                found.append({file.path, start + 1,
                    u"function of more than %1 lines"_s.arg(MaxFunctionLines)});
            start = -1;
        }
    }
    return found;
}

} // namespace house
