#pragma once

#include "core/base/result.h"

#include <QString>

namespace constellation {

/// The files by which a constellation's keeper and its members find each other, in a folder that only
/// its owner may enter.
class KeeperFiles final {
public:
    explicit KeeperFiles(QString folder);

    const QString &folder() const { return m_folder; }
    /// The keeper listens here; who is connected keeps the constellation running.
    QString socketPath() const;
    /// Held by the keeper for as long as it lives.
    QString lockPath() const;
    /// Readable for scripts: encodeState()'s line while the servers run.
    QString statePath() const;

    /// Makes the folder. Errors: Storage when it cannot be made or written, Input when its path is
    /// too long for a socket.
    base::Result<> prepare() const;

private:
    QString m_folder;
};

} // namespace constellation
