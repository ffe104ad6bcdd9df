#pragma once

#include "tests/bench/benchsupport.h"

#include <QByteArray>

/// Parsers that are fed a corpus from memory. Each round gives MB/s (10⁶ bytes of wire data a second of
/// processor time) and stops the program when it did not see what is in the corpus.
namespace bench {

/// A corpus, what is in it, and how it is fed.
struct ParseWork {
    QByteArray corpus;
    qsizetype readBytes = 64 * 1024;
    /// How often one parser reads the corpus in a round. It is small enough for the processor's cache,
    /// since bytes that the system has just put into a socket's buffer are there as well.
    int passes = 4;
};

/// Our parser, handing out views.
Contender ourViews(const ParseWork &work);
/// Our parser, with an owned QByteArray of each payload; the channel's is shared while it repeats.
Contender ourCopies(const ParseWork &work);
/// hiredis' reader with its own reply objects, freed at once. As in hiredis.c, each read lands in a
/// buffer and is fed from there; the copy into the buffer stands for read(), as it does for ours.
Contender hiredisReader(const ParseWork &work);
/// The same fed from where the corpus stands, spared that copy. No client reads so.
Contender hiredisWithoutRead(const ParseWork &work);
/// Copying the reads one behind the other into a buffer of `landingBytes`, over and over: nobody who
/// takes bytes from a socket can be faster.
Contender memcpyLimit(const ParseWork &work, qsizetype landingBytes);

} // namespace bench
