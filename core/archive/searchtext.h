#pragma once

#include "core/chat/messagearchive.h"

#include <QString>

namespace archive {

/// A text as the words that the full-text index has of it, with a blank between.
///
/// Scripts that write no blanks (Han, kana, hangul, Thai …) have no words that a machine could see: their
/// runs are cut into pairs of letters that overlap, and the last letter. So a word of two letters is
/// found, and one of more as its pairs in a row.
QString toIndexText(const QString &text);

/// The FTS5 expression for what somebody looks for: each word has to be there, the beginning of one is
/// enough. Empty when there is nothing to look for.
/// Source: https://www.sqlite.org/fts5.html#full_text_query_syntax
QString toMatchExpression(const QString &query);

/// Where the words of a query stand in a text, from left to right and without overlaps.
QList<chat::TextRange> findHighlights(const QString &text, const QString &query);

} // namespace archive
