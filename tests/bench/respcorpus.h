#pragma once

#include <QByteArray>

/// Bytes as a server sends them, for the benchmarks.
namespace bench {

/// `count` messages of one channel with payloads of `payloadBytes`; RESP2, so that every peer reads them.
QByteArray messageCorpus(qsizetype payloadBytes, qsizetype count);
/// Messages up to about `bytes` in all.
QByteArray messageCorpusOf(qsizetype payloadBytes, qsizetype bytes);
/// Replies of XRANGE with 1,000 chat entries each, up to about `bytes` in all.
QByteArray streamCorpusOf(qsizetype bytes);
/// Bulk strings of `stringBytes` each, up to about `bytes` in all.
QByteArray bulkCorpusOf(qsizetype stringBytes, qsizetype bytes);

} // namespace bench
