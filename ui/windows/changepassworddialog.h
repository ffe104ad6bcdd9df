#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "ui/paint/theme.h"

#include <QDialog>

namespace ui {

class DialogFoot;
class NewPasswordFields;
class PasswordField;

/// Asks for the old password and a new one. It knows no service: it asks by changeRequested() and is
/// told how that goes.
/// Thread: GUI.
class ChangePasswordDialog final : public QDialog {
    Q_OBJECT

public:
    ChangePasswordDialog(const Theme &theme, const QString &userName, const QString &displayName,
        QWidget *parent = nullptr);

    void setError(const base::Error &error);

signals:
    void changeRequested(const base::Secret &oldPassword, const base::Secret &newPassword);

private:
    void submit();

    PasswordField *m_old = nullptr;
    NewPasswordFields *m_new = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace ui
