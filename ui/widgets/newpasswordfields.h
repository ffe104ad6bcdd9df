#pragma once

#include "core/accounts/passwordadvice.h"
#include "core/base/secret.h"
#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;

namespace ui {

class PasswordField;
class StrengthBar;

/// A new password, typed twice, with how hard it is to guess and what would help. It advises and
/// forbids nothing.
class NewPasswordFields final : public QWidget {
    Q_OBJECT

public:
    explicit NewPasswordFields(const Theme &theme, QWidget *parent = nullptr);

    /// Names and such, which a guesser would try first.
    void setOwnWords(const QStringList &words);
    base::Secret password() const;
    /// Why the password cannot be taken yet; an empty text when it can.
    QString trouble() const;
    void clear();

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void advise();
    void retranslate();

    QStringList m_ownWords;
    QLabel *m_newLabel = nullptr;
    QLabel *m_againLabel = nullptr;
    QLabel *m_strength = nullptr;
    QLabel *m_advice = nullptr;
    PasswordField *m_new = nullptr;
    PasswordField *m_again = nullptr;
    StrengthBar *m_bar = nullptr;
};

} // namespace ui
