#pragma once

#include "core/accounts/accountstore.h"
#include "core/chat/neededrights.h"
#include "core/redis/rightscheck.h"
#include "core/redis/serverhealth.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace app::cli {

/// A finding in words.
struct DoctorLine {
    QString check; ///< one word for machines
    redis::Health health = redis::Health::Unknown;
    QString place; ///< a node; empty: all of them
    QString text; ///< what was found
    QString advice; ///< what to do; empty where nothing is to be done
};

DoctorLine toDoctorLine(const redis::HealthFinding &finding);
/// A right on the node at `place`.
DoctorLine toDoctorLine(const chat::NeededRight &right, redis::RightState state,
    const QString &place);

/// The account directory at `place`, and whether its table takes good hashes.
QList<DoctorLine> toDoctorLines(const QString &place,
    const base::Result<accounts::DirectoryReport> &report);

/// What is well in a line each, problems with what to do below, and a sum at the end.
QByteArray toText(const QList<DoctorLine> &lines);
/// `{"check","state","place","text","advice"}`; state is good, problem or unknown.
QJsonObject toJson(const DoctorLine &line);

qsizetype countProblems(const QList<DoctorLine> &lines);

} // namespace app::cli
