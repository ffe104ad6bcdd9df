#include "core/base/error.h"

namespace base {

namespace {

QLatin1StringView toText(ErrorKind kind)
{
    using namespace Qt::Literals::StringLiterals;
    switch (kind) {
    case ErrorKind::Network:
        return "network"_L1;
    case ErrorKind::Timeout:
        return "timeout"_L1;
    case ErrorKind::Protocol:
        return "protocol"_L1;
    case ErrorKind::Server:
        return "server"_L1;
    case ErrorKind::Topology:
        return "topology"_L1;
    case ErrorKind::Credentials:
        return "credentials"_L1;
    case ErrorKind::Storage:
        return "storage"_L1;
    case ErrorKind::Input:
        return "input"_L1;
    case ErrorKind::Cancelled:
        return "cancelled"_L1;
    }
    return "unknown"_L1;
}

} // namespace

QString toLogText(const Error &error)
{
    QString text = toText(error.kind);
    if (!error.code.isEmpty())
        text += u' ' + error.code;
    if (!error.detail.isEmpty())
        text += u": " + error.detail;
    return text;
}

} // namespace base
