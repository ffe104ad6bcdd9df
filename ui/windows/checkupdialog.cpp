#include "ui/windows/checkupdialog.h"

#include "ui/paint/tone.h"
#include "ui/widgets/checklist.h"
#include "ui/widgets/primarybutton.h"

#include <QBoxLayout>
#include <QLabel>
#include <QScrollArea>

#include <algorithm>

namespace ui {

namespace {

constexpr int dialogWidth = 520;
constexpr int dialogHeight = 580;

bool hasState(const QList<CheckLine> &lines, CheckLine::State state)
{
    return std::any_of(lines.begin(), lines.end(),
        [state](const CheckLine &line) { return line.state == state; });
}

} // namespace

CheckupDialog::CheckupDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_summary(new QLabel(this))
    , m_list(new CheckList(theme, this))
{
    setWindowTitle(tr("Test connection"));
    auto *title = new QLabel(tr("Test connection"), this);
    title->setFont(theme.dialogTitleFont);
    m_summary->setWordWrap(true);
    auto *close = new PrimaryButton(this);
    close->setText(tr("Close"));
    close->setDefault(true);
    // What is found out comes bit by bit: the window keeps its size, and the list moves within.
    auto *area = new QScrollArea(this);
    area->setWidget(m_list);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(theme.scaled(12));
    layout->addWidget(title);
    layout->addWidget(m_summary);
    layout->addWidget(area, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    resize(theme.scaled(dialogWidth), theme.scaled(dialogHeight));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

void CheckupDialog::setLines(const QList<CheckLine> &lines)
{
    m_list->setLines(lines);
    if (hasState(lines, CheckLine::State::Running)) {
        m_summary->setText(tr("The servers are being asked; nothing is changed."));
        setTone(*m_summary, Tone::Neutral);
    } else if (hasState(lines, CheckLine::State::Bad)) {
        m_summary->setText(tr("It does not work yet."));
        setTone(*m_summary, Tone::Bad);
    } else if (hasState(lines, CheckLine::State::Advice)) {
        m_summary->setText(tr("It works, and some of it could be better."));
        setTone(*m_summary, Tone::Waiting);
    } else {
        m_summary->setText(tr("All is well."));
        setTone(*m_summary, Tone::Good);
    }
}

} // namespace ui
