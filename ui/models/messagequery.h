#pragma once

#include "core/chat/roomid.h"
#include "core/chat/timelineentry.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <chrono>

namespace ui {

/// A message that was found.
struct SearchHit {
    chat::RoomId room;
    chat::EntryId entry = 0;
    std::chrono::milliseconds at {0};
    QByteArray from;
    QByteArray body;
};

/// The words of a search. A message has to have all of them, in any order and in any case, anywhere in
/// its text or in its sender's name.
/// Thread: any one.
class MessageQuery final {
public:
    MessageQuery() = default;
    explicit MessageQuery(const QString &words);

    bool isEmpty() const { return m_words.isEmpty(); }
    bool matches(QByteArrayView from, QByteArrayView body) const;
    /// Those of the candidates that match, in their order.
    QList<SearchHit> filter(const QList<SearchHit> &candidates) const;

    friend bool operator==(const MessageQuery &, const MessageQuery &) = default;

private:
    QStringList m_words; ///< folded
};

} // namespace ui
