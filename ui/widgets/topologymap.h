#pragma once

#include "core/redis/topologyview.h"
#include "ui/paint/theme.h"

#include <QWidget>

#include <vector>

class QFrame;
class QLabel;
class QVBoxLayout;

namespace ui {

class ElidedLabel;

/// The nodes as cards, each below and to the right of the one it follows, with lines between them. The
/// nodes that are read and written have a border in the accent colour.
class TopologyMap final : public QWidget {
    Q_OBJECT

public:
    explicit TopologyMap(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setTopology(const redis::TopologyView &topology);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Card {
        QFrame *frame;
        ElidedLabel *title;
        QLabel *detail;
    };

    void setCount(qsizetype count);
    void fill();
    void fillCard(const Card &card, const redis::NodeView &node);
    qsizetype parentOf(qsizetype index) const;

    Theme m_theme;
    redis::TopologyView m_topology;
    QVBoxLayout *m_layout;
    std::vector<Card> m_cards;
};

} // namespace ui
