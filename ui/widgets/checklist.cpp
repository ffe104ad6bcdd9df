#include "ui/widgets/checklist.h"

#include "ui/paint/icons.h"
#include "ui/paint/tone.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;
using State = ui::CheckLine::State;

namespace ui {

namespace {

constexpr int markSize = 18;

QLatin1StringView iconOf(State state)
{
    switch (state) {
    case State::Good:
        return "check"_L1;
    case State::Advice:
        return "warning"_L1;
    case State::Bad:
        return "error"_L1;
    case State::Running:
        return "retry"_L1;
    case State::Skipped:
        break;
    }
    return "close"_L1;
}

Tone toneOf(State state)
{
    switch (state) {
    case State::Good:
        return Tone::Good;
    case State::Advice:
        return Tone::Waiting;
    case State::Bad:
        return Tone::Bad;
    case State::Running:
    case State::Skipped:
        break;
    }
    return Tone::Neutral;
}

} // namespace

CheckList::CheckList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme.scaled(12));
    m_grid->setVerticalSpacing(theme.scaled(2));
    m_grid->setColumnStretch(1, 1);
    m_grid->setAlignment(Qt::AlignTop);
    setAccessibleName(tr("Steps"));
}

void CheckList::setLines(const QList<CheckLine> &lines)
{
    for (int row = 0; row < lines.size(); ++row) {
        if (row >= m_lines.size() || m_lines.at(row) != lines.at(row))
            showLine(row, lines.at(row));
    }
    m_lines = lines;
}

void CheckList::showLine(int row, const CheckLine &line)
{
    const auto label = [this](int at, int column) {
        if (auto *item = m_grid->itemAtPosition(at, column))
            return qobject_cast<QLabel *>(item->widget());
        auto *made = new QLabel(this);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(column == 1);
        m_grid->addWidget(made, at, column, column == 0 ? Qt::AlignTop : Qt::Alignment());
        made->show();
        return made;
    };
    QLabel *mark = label(row * 2, 0);
    const QColor color = line.state == State::Skipped || line.state == State::Running
        ? m_theme.subtle
        : toColor(toneOf(line.state), m_theme);
    const int size = m_theme.scaled(markSize);
    mark->setPixmap(loadIcon(iconOf(line.state), color).pixmap(size, size));
    mark->setAccessibleName(checkStateText(line.state));
    QLabel *title = label(row * 2, 1);
    QFont strong = m_theme.uiFont;
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    title->setText(line.title);
    QLabel *text = label(row * 2 + 1, 1);
    const QString said = line.text.isEmpty() ? checkStateText(line.state) : line.text;
    text->setText(said);
    text->setContentsMargins(0, 0, 0, m_theme.scaled(10));
    setTone(*text, Tone::Neutral);
    // One object says all of the step to a screen reader.
    title->setAccessibleDescription(checkStateText(line.state) + u": "_s + said);
}

} // namespace ui
