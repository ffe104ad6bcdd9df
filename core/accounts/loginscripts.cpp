#include "core/accounts/loginscripts.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace accounts {

redis::Script loadScript(const QString &name)
{
    QFile file(u":/lua/%1.lua"_s.arg(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return redis::Script(isOpen ? file.readAll() : QByteArray());
}

} // namespace accounts
