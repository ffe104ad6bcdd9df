#include "tests/house/floorrules.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace house {

namespace {

/// From the ground up: house.md's table.
constexpr std::array Floors {"core/base/"_L1, "core/resp/"_L1, "core/redis/"_L1, "core/sql/"_L1,
    "core/accounts/"_L1, "core/chat/"_L1, "core/archive/"_L1, "core/constellation/"_L1,
    "ui/text/"_L1, "ui/models/"_L1, "ui/paint/"_L1, "ui/widgets/"_L1, "ui/windows/"_L1, "app/"_L1};

struct Include {
    QString path;
    qsizetype line = 0;
};

QList<Include> includesOf(const SourceFile &file)
{
    static const QRegularExpression pattern(u"^\\s*#\\s*include\\s*\"([^\"]+)\""_s);
    QList<Include> includes;
    const auto lines = file.text.split(u'\n');
    for (qsizetype line = 0; line < lines.size(); ++line) {
        if (const auto match = pattern.match(lines[line]); match.hasMatch())
            includes.append({match.captured(1), line + 1});
    }
    return includes;
}

/// `core/resp/respparser` for both respparser.h and respparser.cpp.
QString stemOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'.'));
}

/// What belongs together: header and source, and the parts of a class, which are the files that include
/// its private header (`timelineviewprivate.h` makes them parts of `timelineview`).
class Units final {
public:
    explicit Units(const QList<SourceFile> &files)
    {
        constexpr QLatin1StringView suffix("private");
        for (const SourceFile &file : files) {
            for (const Include &include : includesOf(file)) {
                const QString stem = stemOf(include.path);
                if (!stem.endsWith(suffix))
                    continue;
                const QString whole = stem.chopped(suffix.size());
                m_wholes.insert(stem, whole);
                m_wholes.insert(stemOf(file.path), whole);
            }
        }
    }

    QString unitOf(const QString &path) const
    {
        const QString stem = stemOf(path);
        return m_wholes.value(stem, stem);
    }

private:
    QHash<QString, QString> m_wholes;
};

/// Depth-first search for the way back to where it started.
class CircleSearch final {
public:
    explicit CircleSearch(const QHash<QString, QSet<QString>> &needs)
        : m_needs(needs)
    {
    }

    /// The units on a circle through `unit`, or nothing.
    QStringList through(const QString &unit)
    {
        m_seen.clear();
        m_way.clear();
        return find(unit, unit) ? m_way : QStringList();
    }

private:
    bool find(const QString &from, const QString &target)
    {
        m_way.append(from);
        for (const QString &next : m_needs.value(from)) {
            if (next == target)
                return true;
            if (m_seen.contains(next))
                continue;
            m_seen.insert(next);
            if (find(next, target))
                return true;
        }
        m_way.removeLast();
        return false;
    }

    const QHash<QString, QSet<QString>> &m_needs;
    QSet<QString> m_seen;
    QStringList m_way;
};

} // namespace

std::optional<int> floorOf(QStringView path)
{
    for (std::size_t floor = 0; floor < Floors.size(); ++floor) {
        if (path.startsWith(Floors[floor]))
            return int(floor);
    }
    return {};
}

QList<Violation> findBadIncludes(const QList<SourceFile> &files)
{
    QList<Violation> found;
    for (const SourceFile &file : files) {
        const auto own = floorOf(file.path);
        for (const Include &include : includesOf(file)) {
            if (include.path.endsWith(u".moc"))
                continue;
            const auto other = floorOf(include.path);
            if (!other)
                found.append({file.path, include.line,
                    u"includes %1, which is not written from the repository root"_s.arg(
                        include.path)});
            else if (own && *other > *own)
                found.append({file.path, include.line,
                    u"includes %1, which is %2 floor(s) up"_s.arg(include.path)
                        .arg(*other - *own)});
        }
    }
    return found;
}

QList<Violation> findCircles(const QList<SourceFile> &files)
{
    const Units units(files);
    QHash<QString, QSet<QString>> needs;
    for (const SourceFile &file : files) {
        const QString unit = units.unitOf(file.path);
        for (const Include &include : includesOf(file)) {
            const QString other = units.unitOf(include.path);
            if (other != unit && floorOf(include.path) == floorOf(file.path))
                needs[unit].insert(other);
        }
    }
    QList<Violation> found;
    QSet<QString> reported;
    CircleSearch search(needs);
    for (const SourceFile &file : files) {
        const QString unit = units.unitOf(file.path);
        if (reported.contains(unit))
            continue;
        const QStringList circle = search.through(unit);
        reported.unite(QSet<QString>(circle.begin(), circle.end()));
        if (!circle.isEmpty())
            found.append({file.path, 0, u"stands in a circle: "_s + circle.join(u" -> "_s)});
    }
    return found;
}

QList<Violation> findUnlisted(const QList<SourceFile> &files, const QString &cmakePath,
    const QString &cmakeText)
{
    static const QRegularExpression separators(u"[\\s()\"]+"_s);
    const auto words = cmakeText.split(separators, Qt::SkipEmptyParts);
    const QSet<QString> listed(words.begin(), words.end());
    const QString folder = cmakePath.left(cmakePath.lastIndexOf(u'/') + 1);
    QList<Violation> found;
    for (const SourceFile &file : files) {
        if (file.path.endsWith(u".cpp") && file.path.startsWith(folder)
            && !listed.contains(file.path.sliced(folder.size())))
            found.append({file.path, 0, u"is not listed in "_s + cmakePath});
    }
    return found;
}

} // namespace house
