#pragma once

#include "core/chat/checkup.h"
#include "ui/text/statustext.h"

#include <QList>
#include <QString>

namespace ui {

/// One step of a connection test, in words.
struct CheckLine {
    enum class State : quint8 { Running, Good, Advice, Bad, Skipped };
    QString title; ///< what was tried
    State state = State::Running;
    QString text; ///< what was found, or what to do; empty while it runs

    friend bool operator==(const CheckLine &, const CheckLine &) = default;
};

/// What was tried.
struct CheckedServers {
    redis::RedisConfig redis;
    sql::DatabaseConfig directory;
};

/// The steps in their order: Redis, master and replica, encryption, rights, login cache, directory,
/// table.
QList<CheckLine> toCheckLines(const CheckedServers &servers, const chat::CheckReport &report);
/// A state as a word, for screen readers and the command line.
QString checkStateText(CheckLine::State state);

} // namespace ui
