#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "ui/paint/theme.h"

#include <QDialog>
#include <QStringList>

#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace ui {

class LinkButton;
class PasswordField;
class PrimaryButton;

/// How a user proves who they are.
enum class SignInMethod : quint8 { Directory, RedisAcl, Guest };

/// What the dialog was filled in with.
struct SignInRequest {
    QString profile;
    SignInMethod method = SignInMethod::Guest;
    QString userName;
    base::Secret password;
    bool remember = false;
};

/// The login dialog. It knows no service: it asks by signInRequested() and is told how that goes.
/// Thread: GUI.
class LoginDialog final : public QDialog {
    Q_OBJECT

public:
    explicit LoginDialog(const Theme &theme, QWidget *parent = nullptr);

    /// `current` is chosen; `servers` has a line a profile, such as "redis://db1:6379".
    void setProfiles(const QStringList &names, const QStringList &servers, const QString &current);
    void setUserName(const QString &name);
    /// The methods that this profile has; the others are shown, and why they cannot be chosen.
    void setMethods(const QList<SignInMethod> &available);
    void setMethod(SignInMethod method);
    /// Whether the directory takes new accounts; not until this is called.
    void setCanCreate(bool canCreate);

    /// While it works, the fields are closed and Cancel gives up the try.
    void setProgress(const QString &text);
    /// Said beside the field that it is about.
    void setError(const base::Error &error);
    /// The name or the password was refused; `text` says why.
    void setRefusal(const QString &text);
    /// Back to filling in, with nothing to say.
    void setIdle();

signals:
    void signInRequested(const ui::SignInRequest &request);
    void cancelled();
    void serverSettingsRequested();
    void createAccountRequested();
    void profileChosen(const QString &name);
    void methodChosen(ui::SignInMethod method);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void reject() override;

private:
    void makeLayout(const Theme &theme);
    void addField(QVBoxLayout *layout, QLabel *label, QWidget *field, const Theme &theme);
    void connectParts();
    void showProfile();
    void updateMethod();
    void updateError();
    void focusFirst();
    void submit();
    void setWorking(bool isWorking);
    bool isAboutName() const;
    void retranslate();
    SignInMethod method() const;

    QStringList m_servers;
    QList<SignInMethod> m_available;
    std::optional<base::Error> m_error;
    QString m_refusal;
    bool m_canCreate = false;
    bool m_isWorking = false;
    QLabel *m_title = nullptr;
    QLabel *m_server = nullptr;
    QLabel *m_profileLabel = nullptr;
    QLabel *m_methodLabel = nullptr;
    QLabel *m_nameLabel = nullptr;
    QLabel *m_passwordLabel = nullptr;
    QLabel *m_nameError = nullptr;
    QLabel *m_message = nullptr;
    QComboBox *m_profile = nullptr;
    QComboBox *m_method = nullptr;
    QLineEdit *m_name = nullptr;
    PasswordField *m_password = nullptr;
    QCheckBox *m_remember = nullptr;
    QProgressBar *m_progress = nullptr;
    LinkButton *m_settings = nullptr;
    LinkButton *m_create = nullptr;
    QPushButton *m_cancel = nullptr;
    PrimaryButton *m_signIn = nullptr;
};

} // namespace ui

Q_DECLARE_METATYPE(ui::SignInRequest)
