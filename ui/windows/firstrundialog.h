#pragma once

#include "ui/paint/theme.h"

#include <QDialog>

class QFrame;

namespace ui {

class ServerForm;

/// The first start: try Taproom on this computer, or name a server.
/// Thread: GUI.
class FirstRunDialog final : public QDialog {
    Q_OBJECT

public:
    explicit FirstRunDialog(const Theme &theme, QWidget *parent = nullptr);

    void setUrl(const QString &url);

signals:
    void demoRequested();
    /// `url` has been read and is right.
    void serverNamed(const QString &name, const QString &url);

private:
    QFrame *makeCard(QLatin1StringView icon, const QString &title, const QString &text,
        const Theme &theme);
    QWidget *makeDemoCard(const Theme &theme);
    QWidget *makeServerCard(const Theme &theme);
    void submit();

    ServerForm *m_form = nullptr;
};

} // namespace ui
