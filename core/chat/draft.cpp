#include "core/chat/draft.h"

#include "core/chat/messagecodec.h"

namespace chat {

using namespace Qt::Literals::StringLiterals;

base::Result<> checkDraft(const Draft &draft)
{
    const auto refuse = [](const QString &code, const QString &detail) {
        return base::failure(base::ErrorKind::Input, code, detail);
    };
    // An empty topic takes the topic away, and a deletion says nothing.
    const bool mayBeEmpty = draft.kind == MessageKind::Topic || draft.kind == MessageKind::Delete;
    if (draft.body.isEmpty() && !mayBeEmpty)
        return refuse(u"EMPTY"_s, u"there is nothing to send"_s);
    if (draft.body.size() > maxBodyBytes) {
        return refuse(u"TOOLONG"_s,
            u"a message has at most %1 KiB (%2 bytes); this one has %3 bytes"_s
                .arg(maxBodyBytes / 1024)
                .arg(maxBodyBytes)
                .arg(draft.body.size()));
    }
    if (!QByteArrayView(draft.body).isValidUtf8())
        return refuse(u"NOTTEXT"_s, u"a message has to be valid UTF-8 text"_s);
    if (!draft.re.isEmpty() && !isUid(draft.re))
        return refuse(u"NOUID"_s, u"what the message is about cannot be named"_s);
    return {};
}

} // namespace chat
