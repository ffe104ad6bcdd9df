#include "tests/resp/respfeed.h"

#include <cstring>

namespace resp {

char *toString(const Parsed &parsed)
{
    QByteArray text = parsed.lines.join(" | ");
    text += " error=" + parsed.error.toUtf8() + " parsed=" + QByteArray::number(parsed.parsedBytes)
        + (parsed.isInsideValue ? " inside" : "");
    return qstrdup(text.constData());
}

Feeder::Feeder(RespLimits limits, RespParser::MessageForm form, RespSizes sizes)
    : m_parser(limits, sizes)
{
    m_parser.setMessageForm(form);
}

void Feeder::feed(QByteArrayView bytes)
{
    feedInReads(bytes, qMax<qsizetype>(bytes.size(), 1));
}

void Feeder::feedInReads(QByteArrayView bytes, qsizetype readBytes)
{
    while (!bytes.isEmpty()) {
        const std::span<char> room = m_parser.writable();
        QVERIFY(!room.empty());
        const qsizetype count = qMin(qMin(readBytes, bytes.size()), qsizetype(room.size()));
        std::memcpy(room.data(), bytes.data(), std::size_t(count));
        m_parser.written(count);
        bytes = bytes.sliced(count);
        takeSteps();
    }
}

void Feeder::takeSteps()
{
    for (;;) {
        switch (m_parser.next()) {
        case RespParser::Step::NeedMore:
            return;
        case RespParser::Step::Failed:
            m_parsed.error = m_parser.error().detail;
            return;
        case RespParser::Step::Value:
            m_parsed.lines += toText(m_parser.value());
            break;
        case RespParser::Step::Message:
            m_parsed.lines += "message " + quoted(m_parser.message().channel) + ' '
                + quoted(m_parser.message().payload);
            break;
        }
    }
}

void Feeder::reset()
{
    m_parser.reset();
    m_parsed = {};
}

const Parsed &Feeder::parsed()
{
    m_parsed.parsedBytes = m_parser.parsedBytes();
    m_parsed.isInsideValue = m_parser.isInsideValue();
    return m_parsed;
}

Parsed parseWhole(QByteArrayView wire, RespLimits limits)
{
    Feeder feeder(limits);
    feeder.feed(wire);
    return feeder.parsed();
}

Parsed parseCut(QByteArrayView wire, qsizetype cut, RespLimits limits)
{
    Feeder feeder(limits);
    feeder.feed(wire.first(cut));
    feeder.feed(wire.sliced(cut));
    return feeder.parsed();
}

Parsed parseInReads(QByteArrayView wire, qsizetype readBytes, RespLimits limits)
{
    Feeder feeder(limits);
    feeder.feedInReads(wire, readBytes);
    return feeder.parsed();
}

} // namespace resp
