#include "core/constellation/keeperfiles.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace constellation {

namespace {

/// sockaddr_un has room for 108 bytes with the final zero, on some systems for 104.
constexpr qsizetype MaxSocketPathBytes = 103;

} // namespace

KeeperFiles::KeeperFiles(QString folder)
    : m_folder(std::move(folder))
{
}

QString KeeperFiles::socketPath() const
{
    return m_folder + u"/socket";
}

QString KeeperFiles::lockPath() const
{
    return m_folder + u"/lock";
}

QString KeeperFiles::statePath() const
{
    return m_folder + u"/state.json";
}

base::Result<> KeeperFiles::prepare() const
{
    if (QFile::encodeName(socketPath()).size() > MaxSocketPathBytes)
        return base::failure(base::ErrorKind::Input, u"PATH"_s,
            u"the path %1 is too long for a socket; give a shorter --data-dir"_s.arg(m_folder));
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const bool isUsable = QDir().mkpath(m_folder) && QFile::setPermissions(m_folder, ownerOnly)
        && QFileInfo(m_folder).isWritable();
    if (!isUsable)
        return base::failure(base::ErrorKind::Storage, u"FOLDER"_s,
            u"cannot write %1"_s.arg(m_folder));
    return {};
}

} // namespace constellation
