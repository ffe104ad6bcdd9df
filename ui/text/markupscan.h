#pragma once

#include "ui/text/messagetext.h"

namespace ui {

/// Which signs of a text mean something.
enum class Markup : quint8 {
    Full, ///< `code`, fenced code, **bold**, *italic*, @mentions, links
    LinksOnly, ///< for what other programs published: they do not write our markup
};

/// Reads markup in linear time. Signs without a partner stay as they are; links are http, https and
/// mailto, and show where they lead.
MessageText parseMarkup(QStringView text, Markup markup, QStringView ownName = {});
/// Finds markup in one text: notes which signs vanish and which ranges they leave, then puts the text
/// together. Every step looks at a sign a bounded number of times, whatever the text.
class MarkupScan final {
public:
    MarkupScan(QStringView source, Markup markup, QStringView ownName);

    MessageText run();

private:
    struct Cut {
        qsizetype start = 0;
        qsizetype length = 0;
    };
    struct Opener {
        qsizetype start = -1;
        qsizetype length = 0;
    };

    qsizetype lineEnd(qsizetype from) const;
    qsizetype scanFence(qsizetype line);
    void scanLine(qsizetype from, qsizetype end);
    qsizetype scanCode(qsizetype at, qsizetype end);
    qsizetype scanStars(qsizetype at, qsizetype from, qsizetype end);
    qsizetype scanLink(qsizetype at, qsizetype from);
    qsizetype scanMention(qsizetype at, qsizetype from, qsizetype end);
    bool closeWith(Opener &opener, qsizetype at, SpanKind kind);
    void addParagraph(qsizetype start, qsizetype end);
    void cut(qsizetype start, qsizetype length);
    qsizetype moved(qsizetype position) const;
    MessageText assembled();

    QStringView m_source;
    Markup m_markup;
    QStringView m_ownName;
    QList<Cut> m_cuts;
    QList<qsizetype> m_cutBefore; ///< letters cut before each cut
    QList<TextBlock> m_blocks;
    QList<TextSpan> m_spans;
    Opener m_bold;
    Opener m_italic;
    int m_linksTried = 0;
    bool m_noFence = false;
};

} // namespace ui
