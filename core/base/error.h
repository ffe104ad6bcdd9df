#pragma once

#include <QString>

namespace base {

/// What sort of thing went wrong. Code branches on this; people read `ui/text/errortext`.
enum class ErrorKind {
    Network, ///< no connection, or it broke
    Timeout, ///< nothing came in time
    Protocol, ///< the peer does not speak RESP, or broke its rules
    Server, ///< the server answered with an error; `code` is its prefix
    Topology, ///< no node has the role that is needed
    Credentials, ///< name or password refused, or a right is missing
    Storage, ///< a file or database cannot be read or written
    Input, ///< what the caller or user gave cannot be used
    Cancelled, ///< given up on purpose before an answer came
};

/// Why something failed.
struct Error {
    ErrorKind kind = ErrorKind::Network;
    /// The server's error prefix such as `WRONGPASS`, or a short word of our own; may be empty.
    QString code;
    /// English, for the log and for tools; never holds a secret.
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

/// One line for a log: kind, code and detail.
QString toLogText(const Error &error);

} // namespace base
