#include "app/sleepteller.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

SleepTeller::SleepTeller(const QDBusConnection &bus, QObject *parent)
    : QDBusAbstractInterface(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
        "org.freedesktop.login1.Manager", bus, parent)
{
}

} // namespace app
