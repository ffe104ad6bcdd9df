#pragma once

#include "core/accounts/account.h"
#include "core/base/error.h"
#include "ui/paint/theme.h"

#include <QDialog>

class QLineEdit;

namespace ui {

class DialogFoot;
class NewPasswordFields;

/// Asks for a new account. It knows no service: it asks by createRequested() and is told how that goes.
/// Thread: GUI.
class CreateAccountDialog final : public QDialog {
    Q_OBJECT

public:
    explicit CreateAccountDialog(const Theme &theme, const QString &directory,
        QWidget *parent = nullptr);

    void setError(const base::Error &error);

signals:
    void createRequested(const accounts::NewAccount &account);

private:
    void submit();

    QLineEdit *m_name = nullptr;
    QLineEdit *m_displayName = nullptr;
    NewPasswordFields *m_password = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace ui
