#include "tests/house/sourcetree.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace house {

namespace {

/// Walks over C++ text and blanks what is no code.
class Blanker final {
public:
    explicit Blanker(const QString &text)
        : m_text(text)
    {
    }

    QString run()
    {
        while (m_at < m_text.size())
            step();
        return m_text;
    }

private:
    bool startsWith(QStringView what) const
    {
        return QStringView(m_text).sliced(m_at).startsWith(what);
    }

    void blankTo(qsizetype end)
    {
        for (end = std::min(end, m_text.size()); m_at < end; ++m_at) {
            if (m_text[m_at] != u'\n')
                m_text[m_at] = u' ';
        }
    }

    /// Where `what` ends when searched from `from`; the end of the text when it never comes.
    qsizetype endOf(QStringView what, qsizetype from) const
    {
        const auto at = m_text.indexOf(what, from);
        return at < 0 ? m_text.size() : at + what.size();
    }

    void blankLiteral(QChar quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != quote && m_text[end] != u'\n')
            end += m_text[end] == u'\\' ? 2 : 1;
        ++m_at;
        blankTo(end);
        ++m_at;
    }

    void blankRawString()
    {
        const auto open = m_text.indexOf(u'(', m_at);
        if (open < 0)
            return blankTo(m_text.size());
        const QString close = u')' + m_text.sliced(m_at + 2, open - m_at - 2) + u'"';
        m_at += 2;
        blankTo(endOf(close, open) - 1);
        ++m_at;
    }

    void step()
    {
        const bool afterLetter = m_at > 0 && m_text[m_at - 1].isLetterOrNumber();
        if (startsWith(u"//"))
            blankTo(endOf(u"\n", m_at));
        else if (startsWith(u"/*"))
            blankTo(endOf(u"*/", m_at + 2));
        else if (startsWith(u"R\""))
            blankRawString();
        else if (startsWith(u"\""))
            blankLiteral(u'"');
        else if (startsWith(u"'") && (!afterLetter || m_text[m_at - 1] == u'u'))
            blankLiteral(u'\''); // after a digit it separates thousands
        else
            ++m_at;
    }

    QString m_text;
    qsizetype m_at = 0;
};

} // namespace

QString toText(const QList<Violation> &violations)
{
    QStringList lines;
    for (const Violation &violation : violations) {
        const QString line
            = violation.path + u':' + QString::number(violation.line) + u": " + violation.rule;
        lines.append(line);
    }
    return lines.join(u'\n');
}

QList<SourceFile> readSources(const QString &root, const QStringList &folders)
{
    QList<SourceFile> files;
    for (const QString &folder : folders) {
        const QString path = root + u'/' + folder;
        QDirIterator entries(path, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
            QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            QFile file(entries.next());
            if (file.open(QIODevice::ReadOnly))
                files.append(
                    {file.fileName().sliced(root.size() + 1), QString::fromUtf8(file.readAll())});
        }
    }
    std::sort(files.begin(), files.end(),
        [](const SourceFile &left, const SourceFile &right) { return left.path < right.path; });
    return files;
}

QString codeOnly(const QString &text)
{
    return Blanker(text).run();
}

} // namespace house
