#pragma once

#include "core/resp/respparser.h"
#include "core/resp/resptext.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QTest>

namespace resp {

/// What a parser made of some bytes, in a form that compares and prints.
struct Parsed {
    /// One line a top-level value, as toText() prints it; a message as `message "channel" "payload"`.
    QByteArrayList lines;
    QString error; ///< empty unless the protocol was broken
    quint64 parsedBytes = 0;
    bool isInsideValue = false;

    friend bool operator==(const Parsed &, const Parsed &) = default;
};

char *toString(const Parsed &parsed);

/// Feeds bytes to a parser in reads of chosen sizes and gathers what comes out.
class Feeder final {
public:
    explicit Feeder(RespLimits limits = {},
        RespParser::MessageForm form = RespParser::MessageForm::Push, RespSizes sizes = {});

    /// The bytes arrive in one read, or in as many as the parser's room asks for.
    void feed(QByteArrayView bytes);
    /// The bytes arrive in reads of at most `readBytes`.
    void feedInReads(QByteArrayView bytes, qsizetype readBytes);

    const Parsed &parsed();
    RespParser &parser() { return m_parser; }
    /// Begins anew with the same parser.
    void reset();

private:
    void takeSteps();

    RespParser m_parser;
    Parsed m_parsed;
};

/// All of `wire` in one read.
Parsed parseWhole(QByteArrayView wire, RespLimits limits = {});

/// The same in two reads, cut at `cut`.
Parsed parseCut(QByteArrayView wire, qsizetype cut, RespLimits limits = {});

/// The same in reads of `readBytes`.
Parsed parseInReads(QByteArrayView wire, qsizetype readBytes, RespLimits limits = {});

} // namespace resp
