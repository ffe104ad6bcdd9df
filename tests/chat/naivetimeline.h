#pragma once

#include "core/chat/timeline.h"

/// The rules of a timeline written down as simply as possible: one list, every answer by walking it.
class NaiveTimeline {
public:
    struct Row {
        chat::EntryKind kind = chat::EntryKind::Message;
        chat::ChatMessage message;
        chat::SendState state = chat::SendState::None;
        chat::LogId gapFrom;
        chat::LogId gapTo;
    };

    const QList<Row> &rows() const { return m_rows; }
    void add(const chat::ChatMessage &message, const QByteArray &ownName);
    void addWaiting(const chat::ChatMessage &message);
    void setStored(const QByteArray &uid, const chat::LogId &id);
    void setReplicated(const QByteArray &uid);
    void setRefused(const QByteArray &uid);
    void remove(const QByteArray &uid);
    void addGap(const chat::LogId &from, const chat::LogId &to);
    void removeGap(const chat::LogId &from);
    qsizetype find(const QByteArray &uid) const;
    qsizetype find(const chat::LogId &id) const;

private:
    qsizetype find(const QByteArray &uid, qsizetype first, qsizetype last) const;
    qsizetype tailBegin() const;
    void removeRow(qsizetype row);
    void settle(const QByteArray &uid, const chat::LogId &id, chat::SendState state);
    void place(const Row &row);

    QList<Row> m_rows;
};
