#include "tests/bench/benchsupport.h"
#include "tests/bench/netclients.h"
#include "tests/bench/netrows.h"
#include "tests/bench/parsecontenders.h"
#include "tests/bench/respcorpus.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype CorpusBytes = 4 * 1024 * 1024;
constexpr qsizetype DribbleBytes = 512 * 1024;

bench::Row parseRow(const QString &name, const bench::ParseWork &work, double target)
{
    bench::Row row {name, u"MB/s"_s, bench::Better::Higher, bench::ourViews(work),
        bench::hiredisReader(work), bench::memcpyLimit(work, 64 * 1024), target};
    if (work.readBytes == 64 * 1024)
        row.others = {bench::hiredisReader({work.corpus, 16 * 1024, work.passes}),
            bench::hiredisWithoutRead(work)};
    return row;
}

QList<bench::Row> parseRows()
{
    const bench::ParseWork small {bench::messageCorpusOf(64, CorpusBytes)};
    const bench::ParseWork bulks {bench::bulkCorpusOf(1024 * 1024, CorpusBytes)};
    QList<bench::Row> rows {
        parseRow(u"messages of 64 B as views"_s, small, 8),
        parseRow(u"messages of 256 B as views"_s, {bench::messageCorpusOf(256, CorpusBytes)}, 8),
        parseRow(u"messages of 1 KiB as views"_s, {bench::messageCorpusOf(1024, CorpusBytes)}, 8),
        parseRow(u"arrays of 1,000 stream entries as views"_s, {bench::streamCorpusOf(CorpusBytes)},
            8),
        parseRow(u"messages of 64 B as QByteArrays"_s, small, 2),
        parseRow(u"messages of 64 B, one byte a read"_s,
            {bench::messageCorpusOf(64, DribbleBytes), 1, 2}, 2),
        parseRow(u"bulk strings of 1 MiB"_s, {bench::bulkCorpusOf(1024 * 1024, CorpusBytes)}, 1.8),
    };
    // A string of 1 MiB that is to be seen in one piece cannot land in a buffer that is smaller.
    rows.last().limit = bench::memcpyLimit(bulks, 1024 * 1024);
    rows[4].ours = bench::ourCopies(small);
    return rows;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc == 5 && qstrcmp(argv[1], "--client") == 0) {
        const bench::ClientTask task {QString::fromLocal8Bit(argv[2]),
            QByteArray(argv[3]).toUShort(), QByteArray(argv[4]).toLongLong()};
        return bench::runClient(task, argc, argv);
    }
    const QCoreApplication application(argc, argv);
    const auto options = bench::parseOptions(QCoreApplication::arguments());
    if (!options)
        return 2;
    const QList<bench::Row> rows
        = parseRows() + bench::networkRows(QCoreApplication::applicationFilePath());
    return bench::run(u"RESP engine: reading from memory by 64 KiB, and from sockets on loopback"_s,
        rows, *options);
}
