#pragma once

#include "ui/paint/theme.h"

#include <QDialog>

namespace ui {

class ServerForm;

/// Server settings: where the server of a profile is.
/// Thread: GUI.
class ServerDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ServerDialog(const Theme &theme, QWidget *parent = nullptr);

    void setServer(const QString &name, const QString &url);

signals:
    /// `url` has been read and is right.
    void serverNamed(const QString &name, const QString &url);

private:
    void submit();

    ServerForm *m_form = nullptr;
};

} // namespace ui
