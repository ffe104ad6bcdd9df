#include "ui/paint/icons.h"

#include "core/base/logging.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::Literals::StringLiterals;

static void initIconResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace ui {

namespace {

QByteArray readIcon(QLatin1StringView name)
{
    initIconResources();
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(base::logUi) << "there is no icon" << name;
        return {};
    }
    return file.readAll();
}

void drawSvg(QPainter &painter, QByteArray svg, const QRectF &area, const QColor &color)
{
    // SVG Tiny, which Qt draws, takes no alpha in a colour name.
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    if (!renderer.isValid())
        return;
    painter.save();
    painter.setOpacity(painter.opacity() * color.alphaF());
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, area);
    painter.restore();
}

class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(QByteArray svg, QColor color, QColor disabled)
        : m_svg(std::move(svg))
        , m_color(color)
        , m_disabled(disabled)
    {
    }

    void paint(QPainter *painter, const QRect &area, QIcon::Mode mode, QIcon::State) override
    {
        drawSvg(*painter, m_svg, area, mode == QIcon::Disabled ? m_disabled : m_color);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new LineIconEngine(m_svg, m_color, m_disabled); }

private:
    QByteArray m_svg;
    QColor m_color;
    QColor m_disabled;
};

} // namespace

QIcon loadIcon(QLatin1StringView name, const QColor &color, const QColor &disabled)
{
    QColor faint = disabled;
    if (!faint.isValid()) {
        faint = color;
        faint.setAlphaF(0.5F * float(color.alphaF()));
    }
    return QIcon(new LineIconEngine(readIcon(name), color, faint));
}

void paintIcon(QPainter &painter, QLatin1StringView name, const QRectF &area, const QColor &color)
{
    const qreal scale = painter.device()->devicePixelRatioF();
    const QSize pixels = (area.size() * scale).toSize();
    const QString key = u"taproom-icon %1 %2 %3 %4"_s.arg(name, color.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(scale);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(pixels);
        pixmap.fill(Qt::transparent);
        QPainter icon(&pixmap);
        drawSvg(icon, readIcon(name), QRectF(QPointF(), QSizeF(pixels)), color);
        icon.end();
        pixmap.setDevicePixelRatio(scale);
        QPixmapCache::insert(key, pixmap);
    }
    painter.drawPixmap(area.topLeft(), pixmap);
}

} // namespace ui
