#include "core/sql/sqlidentifier.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sql {

namespace {

/// PostgreSQL cuts longer names silently; MySQL takes 64 characters.
constexpr qsizetype mostBytes = 63;

} // namespace

bool isIdentifier(QStringView text)
{
    if (text.isEmpty() || text.size() > mostBytes || text.toUtf8().size() > mostBytes)
        return false;
    const auto isFirst = [](QChar letter) { return letter.isLetter() || letter == u'_'; };
    const auto isLater
        = [&](QChar letter) { return isFirst(letter) || letter.isDigit() || letter == u'$'; };
    return isFirst(text.front()) && std::all_of(text.begin() + 1, text.end(), isLater);
}

bool isTableName(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (dot < 0)
        return isIdentifier(text);
    return isIdentifier(text.first(dot)) && isIdentifier(text.sliced(dot + 1));
}

base::Result<QString> quotedIdentifier(DatabaseKind kind, const QString &name)
{
    if (!isTableName(name)) {
        return base::failure(base::ErrorKind::Input, u"IDENTIFIER"_s,
            u"a table or column name has letters, digits, _ and $ only, at most 63"_s);
    }
    // Sqlite takes a column in double quotes that it does not know for a text.
    const QString quote = kind == DatabaseKind::Postgresql ? u"\""_s : u"`"_s;
    const QStringList parts = name.split(u'.');
    return QString(quote + parts.join(QString(quote + u'.' + quote)) + quote);
}

QString fillHoles(const QString &statement, const QHash<QString, QString> &quotedNames)
{
    QString filled = statement;
    for (auto name = quotedNames.cbegin(); name != quotedNames.cend(); ++name)
        filled.replace(u'{' + name.key() + u'}', name.value());
    return filled;
}

} // namespace sql
