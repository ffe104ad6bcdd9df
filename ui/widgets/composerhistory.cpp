#include "ui/widgets/composerhistory.h"

namespace ui {

namespace {

constexpr qsizetype mostTexts = 100;

} // namespace

void ComposerHistory::add(const QString &text)
{
    stopStepping();
    if (text.isEmpty() || (!m_sent.isEmpty() && m_sent.constLast() == text))
        return;
    m_sent.append(text);
    if (m_sent.size() > mostTexts)
        m_sent.removeFirst();
}

std::optional<QString> ComposerHistory::older(const QString &current)
{
    const qsizetype from = m_at < 0 ? m_sent.size() : m_at;
    if (from == 0)
        return std::nullopt;
    if (m_at < 0)
        m_unsent = current;
    m_at = from - 1;
    return m_sent.at(m_at);
}

std::optional<QString> ComposerHistory::newer()
{
    if (m_at < 0)
        return std::nullopt;
    if (m_at + 1 < m_sent.size())
        return m_sent.at(++m_at);
    m_at = -1;
    return m_unsent;
}

void ComposerHistory::stopStepping()
{
    m_at = -1;
    m_unsent.clear();
}

} // namespace ui
