#include "ui/windows/tray.h"

#include <QPainter>
#include <QTimer>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int iconSize = 64;
constexpr int mostShown = 99;

} // namespace

Tray::Tray(QObject *parent)
    : QObject(parent)
    , m_open(m_menu.addAction(QString(), this, &Tray::windowRequested))
    , m_quiet(m_menu.addAction(QString()))
    , m_quit(m_menu.addAction(QString(), this, &Tray::quitRequested))
{
    m_quiet->setCheckable(true);
    connect(m_quiet, &QAction::triggered, this, &Tray::doNotDisturbChosen);
    retranslate();
}

void Tray::show()
{
    // Asking the desktop takes time that the window does not have to wait for.
    QTimer::singleShot(0, this, &Tray::make);
}

void Tray::make()
{
    if (m_icon || !QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_icon.emplace();
    m_icon->setContextMenu(&m_menu);
    connect(&*m_icon, &QSystemTrayIcon::activated, this,
        [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger)
                emit windowRequested();
        });
    update();
    m_icon->show();
}

void Tray::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void Tray::setTotals(const UnreadTotals &totals)
{
    if (m_totals == totals)
        return;
    m_totals = totals;
    update();
}

void Tray::setDoNotDisturb(bool doNotDisturb)
{
    m_quiet->setChecked(doNotDisturb);
}

void Tray::update()
{
    if (!m_icon)
        return;
    m_icon->setIcon(icon());
    m_icon->setToolTip(
        m_totals.unread == 0 ? u"Taproom"_s : tr("Taproom: %n unread", nullptr, m_totals.unread));
}

// A glass in the accent colour; the number stands in its lower right, on the colour of mentions when
// there are any.
QIcon Tray::icon() const
{
    QPixmap pixmap(iconSize, iconSize);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accent);
    painter.drawRoundedRect(QRectF(4, 4, 56, 56), 14, 14);
    painter.setPen(QPen(m_theme.onAccent, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF {{18, 18}, {22, 46}, {42, 46}, {46, 18}});
    painter.drawLine(QPointF(19, 27), QPointF(45, 27));
    if (m_totals.unread > 0) {
        const QString number
            = m_totals.unread > mostShown ? u"99+"_s : QString::number(m_totals.unread);
        const QRectF badge(number.size() > 2 ? 10 : 24, 30, number.size() > 2 ? 54 : 40, 34);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_totals.mentions > 0 ? m_theme.bad : m_theme.surface);
        painter.drawRoundedRect(badge, 12, 12);
        painter.setPen(m_totals.mentions > 0 ? m_theme.surface : m_theme.text);
        QFont font = m_theme.uiFont;
        font.setPixelSize(28);
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.drawText(badge, Qt::AlignCenter, number);
    }
    return QIcon(pixmap);
}

void Tray::retranslate()
{
    m_open->setText(tr("Open Taproom"));
    m_quiet->setText(tr("Do not disturb"));
    m_quit->setText(tr("Quit"));
    update();
}

} // namespace ui
