#include "core/chat/typing.h"

#include <algorithm>

namespace chat {

bool Typing::note(const QByteArray &name, base::SteadyTime now)
{
    const bool isNew = !m_until.contains(name);
    if (isNew && m_until.size() >= maxNames)
        return false;
    m_until.insert(name, now + shownFor);
    return isNew;
}

bool Typing::expire(base::SteadyTime now)
{
    return m_until.removeIf([now](const auto &entry) { return entry.value() <= now; }) > 0;
}

QList<QByteArray> Typing::names() const
{
    QList<QByteArray> names = m_until.keys();
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace chat
