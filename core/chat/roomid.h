#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace chat {

/// Names a room: the channel or pattern as the user sees it (UTF-8, without the profile's prefix).
class RoomId final {
public:
    enum class Kind : quint8 { Channel, Pattern, Direct };

    RoomId() = default;
    explicit RoomId(QByteArray name, Kind kind = Kind::Channel)
        : m_name(std::move(name))
        , m_kind(kind)
    {
    }

    const QByteArray &name() const { return m_name; }
    Kind kind() const { return m_kind; }
    QString displayName() const { return QString::fromUtf8(m_name); }
    bool isNull() const { return m_name.isEmpty(); }

    friend bool operator==(const RoomId &, const RoomId &) = default;
    friend size_t qHash(const RoomId &id, size_t seed = 0)
    {
        return qHashMulti(seed, id.m_name, int(id.m_kind));
    }

private:
    QByteArray m_name;
    Kind m_kind = Kind::Channel;
};

} // namespace chat

Q_DECLARE_METATYPE(chat::RoomId)
