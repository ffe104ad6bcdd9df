#pragma once

#include "ui/paint/theme.h"
#include "ui/widgets/serversettings.h"

#include <QDialog>

class QPushButton;

namespace ui {

class DirectoryForm;
class PrimaryButton;
class ServerForm;

/// Server settings: where the servers and the accounts of a profile are, and a test whether it works.
/// Thread: GUI.
class ServerDialog final : public QDialog {
    Q_OBJECT

public:
    explicit ServerDialog(const Theme &theme, QWidget *parent = nullptr);

    void setSettings(const ServerSettings &settings);

signals:
    /// The URL has been read and is right.
    void settingsChosen(const ui::ServerSettings &settings);
    void testRequested(const ui::ServerSettings &settings);

private:
    ServerSettings settings() const;
    void check();
    void submit();

    int m_width;
    ServerForm *m_server = nullptr;
    DirectoryForm *m_directory = nullptr;
    QPushButton *m_test = nullptr;
    PrimaryButton *m_save = nullptr;
};

} // namespace ui
