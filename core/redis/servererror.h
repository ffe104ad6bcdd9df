#pragma once

#include "core/base/error.h"

#include <QByteArrayView>

namespace redis {

/// What a client does about an error reply of the server.
enum class ErrorMeaning : quint8 {
    Refused, ///< this one command is wrong; nothing else is
    Fatal, ///< no retry helps until somebody acts: password, rights
    Wait, ///< the node will be able to soon
    OtherNode, ///< this node can't serve it, another one can
    NewMaster, ///< the node is no master any more: resolve anew and resend
    KeepAndTell, ///< keep what was to be written, and tell the user why it waits
};

/// An error reply as an Error: kind Credentials for refused names, passwords and rights, else Server;
/// the code is the reply's first word. `ERR max number of clients reached` gets the code MAXCLIENTS and
/// a right that a script lacks gets NOPERM, since the server gives those no prefix of their own.
base::Error toError(QByteArrayView errorReply);

/// Source: the table of states in the project's research, tried on redis-server 7.0.15.
ErrorMeaning meaningOf(const base::Error &error);

/// No retry helps until somebody changes a password, a right, a certificate or the address.
bool isHopeless(const base::Error &error);

} // namespace redis
