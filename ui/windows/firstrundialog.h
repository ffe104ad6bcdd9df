#pragma once

#include "ui/paint/theme.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// The first start, and Server settings: try Taproom on this computer, or name a server.
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
    QWidget *makeDemoCard(const Theme &theme);
    QWidget *makeServerCard(const Theme &theme);
    void check();
    void submit();

    QLineEdit *m_name = nullptr;
    QLineEdit *m_url = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_connect = nullptr;
};

} // namespace ui
