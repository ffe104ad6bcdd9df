#include "ui/widgets/capslockdetector.h"

namespace ui {

bool CapsLockDetector::keyPressed(int key, const QString &text, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_CapsLock) {
        if (m_state == State::Unknown)
            return false;
        return become(m_state == State::On ? State::Off : State::On);
    }
    if (text.size() != 1
        || (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        return false;
    const QChar letter = text.front();
    // Digits, Chinese and the like have no case and tell nothing.
    if (letter.toUpper() == letter.toLower())
        return false;
    const bool shifted = modifiers & Qt::ShiftModifier;
    return become(letter.isUpper() != shifted ? State::On : State::Off);
}

bool CapsLockDetector::forget()
{
    return become(State::Unknown);
}

bool CapsLockDetector::become(State state)
{
    const bool wasOn = isOn();
    m_state = state;
    return wasOn != isOn();
}

} // namespace ui
