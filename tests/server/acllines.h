#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

namespace support {

/// What stands for the placeholders of an ACL file; every password is aclPassword().
struct AclValues {
    QByteArray prefix;
    QByteArray name;
};

/// The password of all users that aclLines() makes.
QByteArray aclPassword();

/// The `user …` lines of a file in resources/acl, filled in; empty with a warning when it cannot be
/// read or a placeholder is left.
QByteArrayList aclLines(const QString &file, const AclValues &values);

} // namespace support
