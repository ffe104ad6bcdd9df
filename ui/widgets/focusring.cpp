#include "ui/widgets/focusring.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

#include <memory>

namespace ui {

namespace {

constexpr qreal ringWidth = 2;
constexpr qreal ringRadius = 8;
constexpr int ringAlpha = 90; // 35 %

/// The style says how far it stands out; here it gets its looks.
class RingFrame final : public QFocusFrame {
public:
    explicit RingFrame(const QColor &color)
        : m_color(color)
    {
    }

    void setColor(const QColor &color)
    {
        m_color = color;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_color, ringWidth));
        const qreal inset = ringWidth / 2;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), ringRadius,
            ringRadius);
    }

private:
    QColor m_color;
};

bool isControl(const QWidget *widget)
{
    if (const QVariant wanted = widget->property("focusRing"); wanted.isValid())
        return wanted.toBool();
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
        || qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
        || qobject_cast<const QAbstractSlider *>(widget)
        || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QTabBar *>(widget);
}

QColor ringColor(const Theme &theme)
{
    QColor color = theme.accent;
    color.setAlpha(ringAlpha);
    return color;
}

} // namespace

FocusRing::FocusRing(QApplication &application)
{
    connect(&application, &QApplication::focusChanged, this,
        [this](QWidget *, QWidget *now) { follow(now); });
}

FocusRing::~FocusRing()
{
    if (m_frame)
        m_frame->deleteLater();
}

void FocusRing::setTheme(const Theme &theme)
{
    m_theme = theme;
    if (m_frame)
        static_cast<RingFrame *>(m_frame.data())->setColor(ringColor(theme));
}

void FocusRing::follow(QWidget *widget)
{
    if (widget == nullptr || !isControl(widget) || widget->isWindow()) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    if (!m_frame)
        m_frame = std::make_unique<RingFrame>(ringColor(m_theme)).release();
    m_frame->setWidget(widget);
}

} // namespace ui
