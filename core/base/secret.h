#pragma once

#include <QByteArray>
#include <QString>

class QDebug;

namespace base {

/// A password or token: wipes its bytes when it goes, compares in constant time, prints as `***`.
/// Copies are deep, so that wiping one never leaves shared bytes behind.
class Secret final {
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes);
    explicit Secret(QStringView text);
    Secret(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes themselves, to be handed to the wire or a hash and kept nowhere.
    QByteArrayView reveal() const { return m_bytes; }

    /// Takes the same time wherever the first difference is.
    friend bool operator==(const Secret &left, const Secret &right);
    friend QDebug operator<<(QDebug debug, const Secret &secret);

private:
    void wipe();

    QByteArray m_bytes;
};

/// Overwrites the letters of a text that held a secret on its way to a Secret, as far as nobody else
/// shares them.
void wipe(QString &text);

} // namespace base
