#pragma once

#include <QString>
#include <Qt>

namespace ui {

/// Works out from the keys that are typed whether Caps Lock is on: Qt has no call that tells.
/// A letter whose case contradicts Shift gives it away; the Caps Lock key itself turns it over.
class CapsLockDetector final {
public:
    /// Returns whether the answer changed.
    bool keyPressed(int key, const QString &text, Qt::KeyboardModifiers modifiers);
    /// The keyboard was elsewhere: nothing is known any more. Returns whether the answer changed.
    bool forget();

    /// False while nothing is known.
    bool isOn() const { return m_state == State::On; }

private:
    enum class State : quint8 { Unknown, Off, On };

    bool become(State state);

    State m_state = State::Unknown;
};

} // namespace ui
