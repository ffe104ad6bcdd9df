#include "ui/text/jsontext.h"

#include <QJsonDocument>
#include <QJsonParseError>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype maxLength = 256 * 1024;
constexpr int maxIndent = 32;

/// Writes JSON again, sign by sign, with line ends of our own.
class Printer final {
public:
    explicit Printer(QStringView json)
        : m_json(json)
    {
        m_out.reserve(json.size() * 2);
    }

    QString print()
    {
        while (m_at < m_json.size()) {
            const QChar c = m_json.at(m_at++);
            if (!c.isSpace())
                put(c);
        }
        return m_out;
    }

private:
    void put(QChar c)
    {
        if (c == u'"')
            return putString();
        if (c == u'{' || c == u'[')
            return open(c);
        if (c == u'}' || c == u']') {
            --m_depth;
            breakLine();
        }
        m_out += c;
        if (c == u',')
            breakLine();
        else if (c == u':')
            m_out += u' ';
    }

    void open(QChar c)
    {
        m_out += c;
        while (m_at < m_json.size() && m_json.at(m_at).isSpace())
            ++m_at;
        if (m_at < m_json.size() && (m_json.at(m_at) == u'}' || m_json.at(m_at) == u']')) {
            m_out += m_json.at(m_at++);
            return;
        }
        ++m_depth;
        breakLine();
    }

    void putString()
    {
        const qsizetype start = m_at - 1;
        while (m_at < m_json.size() && m_json.at(m_at) != u'"')
            m_at += m_json.at(m_at) == u'\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_json.size());
        m_out += m_json.sliced(start, m_at - start);
    }

    void breakLine()
    {
        m_out += u'\n';
        m_out += QString(2 * qBound(0, m_depth, maxIndent), u' ');
    }

    QStringView m_json;
    QString m_out;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

bool isJson(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.size() < 2 || trimmed.size() > maxLength)
        return false;
    const bool object = trimmed.front() == u'{' && trimmed.back() == u'}';
    const bool array = trimmed.front() == u'[' && trimmed.back() == u']';
    if (!object && !array)
        return false;
    QJsonParseError error;
    QJsonDocument::fromJson(trimmed.toUtf8(), &error);
    return error.error == QJsonParseError::NoError;
}

QString toPrettyJson(QStringView json)
{
    return Printer(json.trimmed()).print();
}

} // namespace ui
