#include "acllines.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace support {

QByteArray aclPassword()
{
    return QByteArrayLiteral("only-for-this-test");
}

QByteArrayList aclLines(const QString &file, const AclValues &values)
{
    QFile in(u"" TAPROOM_SOURCE_DIR "/resources/acl/"_s + file);
    if (!in.open(QIODevice::ReadOnly)) {
        qWarning("%s cannot be read", qPrintable(in.fileName()));
        return {};
    }
    QString text = QString::fromUtf8(in.readAll());
    static const QRegularExpression password(u"@([A-Z]+_)?PASSWORD@"_s);
    text.replace(password, QString::fromLatin1(aclPassword()));
    text.replace(u"@PREFIX@"_s, QString::fromLatin1(values.prefix));
    text.replace(u"@NAME@"_s, QString::fromLatin1(values.name));
    static const QRegularExpression placeholder(u"@[A-Z_]+@"_s);
    if (const auto left = placeholder.match(text); left.hasMatch()) {
        qWarning("%s: nothing is known for %s", qPrintable(file), qPrintable(left.captured()));
        return {};
    }
    QByteArrayList lines;
    for (const QByteArray &line : text.toUtf8().split('\n')) {
        if (line.startsWith("user "))
            lines.append(line);
    }
    return lines;
}

} // namespace support
