#include "core/redis/servererror.h"

#include "core/resp/respread.h"

#include <algorithm>
#include <array>

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Meaning {
    QLatin1StringView code;
    ErrorMeaning meaning;
};

constexpr std::array meanings {
    Meaning {"WRONGPASS"_L1, ErrorMeaning::Fatal},
    Meaning {"NOAUTH"_L1, ErrorMeaning::Fatal},
    Meaning {"NOPERM"_L1, ErrorMeaning::Fatal},
    Meaning {"DENIED"_L1, ErrorMeaning::Fatal},
    Meaning {"LOADING"_L1, ErrorMeaning::Wait},
    Meaning {"BUSY"_L1, ErrorMeaning::Wait},
    Meaning {"TRYAGAIN"_L1, ErrorMeaning::Wait},
    Meaning {"MAXCLIENTS"_L1, ErrorMeaning::Wait},
    Meaning {"CLUSTERDOWN"_L1, ErrorMeaning::Wait},
    Meaning {"MASTERDOWN"_L1, ErrorMeaning::OtherNode},
    Meaning {"MOVED"_L1, ErrorMeaning::OtherNode},
    Meaning {"ASK"_L1, ErrorMeaning::OtherNode},
    Meaning {"READONLY"_L1, ErrorMeaning::NewMaster},
    Meaning {"UNBLOCKED"_L1, ErrorMeaning::NewMaster},
    Meaning {"OOM"_L1, ErrorMeaning::KeepAndTell},
    Meaning {"MISCONF"_L1, ErrorMeaning::KeepAndTell},
    Meaning {"NOREPLICAS"_L1, ErrorMeaning::KeepAndTell},
};

} // namespace

base::Error toError(QByteArrayView errorReply)
{
    base::Error error = resp::toError(errorReply);
    if (error.code == u"ERR") {
        if (error.detail.contains("max number of clients"_L1))
            error.code = u"MAXCLIENTS"_s;
        else if (error.detail.contains("The user executing the script can't"_L1))
            error.code = u"NOPERM"_s;
        else if (error.detail.contains("invalid password"_L1))
            error.code = u"WRONGPASS"_s;
        if (error.code != u"ERR" && error.code != u"MAXCLIENTS")
            error.kind = base::ErrorKind::Credentials;
    }
    return error;
}

ErrorMeaning meaningOf(const base::Error &error)
{
    const auto known = std::find_if(meanings.begin(), meanings.end(),
        [&error](const Meaning &meaning) { return error.code == meaning.code; });
    if (known != meanings.end())
        return known->meaning;
    return error.kind == base::ErrorKind::Credentials ? ErrorMeaning::Fatal : ErrorMeaning::Refused;
}

bool isHopeless(const base::Error &error)
{
    static constexpr std::array codes {"NOTREDIS"_L1, "SENTINEL"_L1, "NOTCLUSTER"_L1,
        "ISCLUSTER"_L1, "TLSNAME"_L1, "TLSCA"_L1, "TLSEXPIRED"_L1, "TLSFILE"_L1};
    return meaningOf(error) == ErrorMeaning::Fatal
        || std::any_of(codes.begin(), codes.end(),
            [&error](QLatin1StringView code) { return error.code == code; });
}

} // namespace redis
