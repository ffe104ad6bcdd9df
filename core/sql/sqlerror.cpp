#include "core/sql/sqlerror.h"

#include <QSqlError>

#include <array>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace sql {

namespace {

/// One native error code and what it means.
struct Meaning {
    QLatin1StringView native; ///< the code, or how it starts
    base::ErrorKind kind;
    QLatin1StringView code;
};

/// Source: https://mariadb.com/kb/en/mariadb-error-code-reference/
constexpr auto mysqlMeanings = std::to_array<Meaning>({
    {"2006"_L1, base::ErrorKind::Network, code::gone},
    {"2013"_L1, base::ErrorKind::Network, code::gone},
    {"2055"_L1, base::ErrorKind::Network, code::gone},
    {"1927"_L1, base::ErrorKind::Network, code::gone},
    {"1053"_L1, base::ErrorKind::Network, code::gone},
    {"2002"_L1, base::ErrorKind::Network, code::unreachable},
    {"2003"_L1, base::ErrorKind::Network, code::unreachable},
    {"2005"_L1, base::ErrorKind::Network, code::unreachable},
    {"1040"_L1, base::ErrorKind::Network, code::unreachable},
    {"2026"_L1, base::ErrorKind::Network, code::tlsFailed},
    {"1045"_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"1698"_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"1130"_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"1251"_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"1044"_L1, base::ErrorKind::Credentials, code::rightMissing},
    {"1142"_L1, base::ErrorKind::Credentials, code::rightMissing},
    {"1143"_L1, base::ErrorKind::Credentials, code::rightMissing},
    {"1227"_L1, base::ErrorKind::Credentials, code::rightMissing},
    {"1049"_L1, base::ErrorKind::Storage, code::databaseMissing},
    {"1146"_L1, base::ErrorKind::Storage, code::tableMissing},
    {"1054"_L1, base::ErrorKind::Storage, code::columnMissing},
    {"1290"_L1, base::ErrorKind::Storage, code::readOnly},
    {"1792"_L1, base::ErrorKind::Storage, code::readOnly},
    {"1836"_L1, base::ErrorKind::Storage, code::readOnly},
    {"1062"_L1, base::ErrorKind::Storage, code::duplicate},
    {"1406"_L1, base::ErrorKind::Storage, code::tooLong},
    {"1205"_L1, base::ErrorKind::Timeout, code::busy},
    {"1213"_L1, base::ErrorKind::Timeout, code::busy},
    {"1969"_L1, base::ErrorKind::Timeout, code::slow},
    {"3024"_L1, base::ErrorKind::Timeout, code::slow},
    {"1021"_L1, base::ErrorKind::Storage, code::full},
    {"1114"_L1, base::ErrorKind::Storage, code::full},
});

/// Source: https://www.postgresql.org/docs/15/errcodes-appendix.html
constexpr auto postgresqlMeanings = std::to_array<Meaning>({
    {"57014"_L1, base::ErrorKind::Timeout, code::slow},
    {"57P03"_L1, base::ErrorKind::Network, code::unreachable},
    {"57P"_L1, base::ErrorKind::Network, code::gone},
    {"08"_L1, base::ErrorKind::Network, code::gone},
    {"28"_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"42501"_L1, base::ErrorKind::Credentials, code::rightMissing},
    {"3D000"_L1, base::ErrorKind::Storage, code::databaseMissing},
    {"42P01"_L1, base::ErrorKind::Storage, code::tableMissing},
    {"3F000"_L1, base::ErrorKind::Storage, code::tableMissing},
    {"42703"_L1, base::ErrorKind::Storage, code::columnMissing},
    {"25006"_L1, base::ErrorKind::Storage, code::readOnly},
    {"23505"_L1, base::ErrorKind::Storage, code::duplicate},
    {"22001"_L1, base::ErrorKind::Storage, code::tooLong},
    {"55P03"_L1, base::ErrorKind::Timeout, code::busy},
    {"40"_L1, base::ErrorKind::Timeout, code::busy},
    {"53300"_L1, base::ErrorKind::Network, code::unreachable},
    {"53"_L1, base::ErrorKind::Storage, code::full},
});

/// Words by which a library's own message is known where there is no code: libpq while it connects,
/// and Sqlite's one code for every mistake in a statement.
struct Phrase {
    QLatin1StringView words;
    base::ErrorKind kind;
    QLatin1StringView code;
};

constexpr auto postgresqlPhrases = std::to_array<Phrase>({
    {"password authentication failed"_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"no password supplied"_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"no pg_hba.conf entry"_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"authentication failed"_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"role \""_L1, base::ErrorKind::Credentials, code::loginRefused},
    {"database \""_L1, base::ErrorKind::Storage, code::databaseMissing},
    {"timeout expired"_L1, base::ErrorKind::Timeout, code::slow},
    {"certificate"_L1, base::ErrorKind::Network, code::tlsFailed},
    {"SSL"_L1, base::ErrorKind::Network, code::tlsFailed},
});

constexpr auto sqlitePhrases = std::to_array<Phrase>({
    {"no such table"_L1, base::ErrorKind::Storage, code::tableMissing},
    {"no such column"_L1, base::ErrorKind::Storage, code::columnMissing},
    {"has no column named"_L1, base::ErrorKind::Storage, code::columnMissing},
});

struct Cause {
    base::ErrorKind kind = base::ErrorKind::Storage;
    QLatin1StringView code = code::other;
};

std::optional<Cause> causeByCode(std::span<const Meaning> meanings, const QString &native)
{
    for (const Meaning &meaning : meanings) {
        if (native.startsWith(meaning.native))
            return Cause {meaning.kind, meaning.code};
    }
    return std::nullopt;
}

std::optional<Cause> causeByWords(std::span<const Phrase> phrases, const QString &text)
{
    for (const Phrase &phrase : phrases) {
        if (text.contains(phrase.words))
            return Cause {phrase.kind, phrase.code};
    }
    return std::nullopt;
}

Cause postgresqlCause(Stage stage, const QSqlError &error)
{
    if (const auto cause = causeByCode(postgresqlMeanings, error.nativeErrorCode()))
        return *cause;
    if (!error.nativeErrorCode().isEmpty())
        return {};
    const QString text = error.databaseText();
    if (stage == Stage::Connecting)
        return causeByWords(postgresqlPhrases, text)
            .value_or(Cause {base::ErrorKind::Network, code::unreachable});
    // A failed statement without a code never reached the server, or its answer never came back.
    return {base::ErrorKind::Network, code::gone};
}

/// Source: https://www.sqlite.org/rescode.html; the lowest byte is the primary code.
Cause sqliteCause(const QSqlError &error)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case 1:
        return causeByWords(sqlitePhrases, error.databaseText()).value_or(Cause {});
    case 5:
    case 6:
        return {base::ErrorKind::Timeout, code::busy};
    case 3:
    case 23:
        return {base::ErrorKind::Credentials, code::rightMissing};
    case 8:
        return {base::ErrorKind::Storage, code::readOnly};
    case 10:
    case 13:
        return {base::ErrorKind::Storage, code::full};
    case 11:
    case 26:
        return {base::ErrorKind::Storage, code::damaged};
    case 14:
        return {base::ErrorKind::Storage, code::databaseMissing};
    case 19:
        return {base::ErrorKind::Storage, code::duplicate};
    default:
        return {};
    }
}

Cause causeOf(DatabaseKind kind, Stage stage, const QSqlError &error)
{
    switch (kind) {
    case DatabaseKind::Sqlite:
        return sqliteCause(error);
    case DatabaseKind::Mysql:
        return causeByCode(mysqlMeanings, error.nativeErrorCode()).value_or(Cause {});
    case DatabaseKind::Postgresql:
        return postgresqlCause(stage, error);
    }
    return {};
}

} // namespace

base::Error toError(DatabaseKind kind, Stage stage, const QSqlError &error)
{
    const Cause cause = causeOf(kind, stage, error);
    QString detail = u"the database reported "_s
        + (error.nativeErrorCode().isEmpty() ? u"an error"_s
                                             : QString(u"error "_s + error.nativeErrorCode()));
    if (stage == Stage::Connecting)
        detail = error.databaseText().section(u'\n', 0, 0).left(200);
    return {cause.kind, cause.code, detail};
}

base::Error driverMissingError(DatabaseKind kind)
{
    const QString package = kind == DatabaseKind::Mysql ? u"libqt6sql6-mysql"_s
        : kind == DatabaseKind::Postgresql              ? u"libqt6sql6-psql"_s
                                                        : u"libqt6sql6-sqlite"_s;
    return {base::ErrorKind::Storage, code::driverMissing,
        u"Qt's database driver %1 is not installed; on Debian: apt install %2"_s.arg(
            driverName(kind), package)};
}

QString driverName(DatabaseKind kind)
{
    switch (kind) {
    case DatabaseKind::Sqlite:
        return u"QSQLITE"_s;
    case DatabaseKind::Mysql:
        return u"QMYSQL"_s;
    case DatabaseKind::Postgresql:
        return u"QPSQL"_s;
    }
    return {};
}

} // namespace sql
