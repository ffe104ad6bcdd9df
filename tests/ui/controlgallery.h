#pragma once

#include <QWidget>

namespace sample {

/// Every standard control in its states, to look at the style sheet.
class ControlGallery final : public QWidget {
    Q_OBJECT

public:
    explicit ControlGallery(QWidget *parent = nullptr);

private:
    QWidget *buttons();
    QWidget *fields();
    QWidget *choices();
    QWidget *views();
};

} // namespace sample
