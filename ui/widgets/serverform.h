#pragma once

#include "ui/paint/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui {

/// What a server is called and where it is, with a line that says while it is typed what is wrong.
class ServerForm final : public QWidget {
    Q_OBJECT

public:
    explicit ServerForm(const Theme &theme, QWidget *parent = nullptr);

    void setServer(const QString &name, const QString &url);
    /// The name that was given, or the host.
    QString name() const;
    QString url() const;
    bool isComplete() const;

signals:
    void changed();

private:
    QLineEdit *addField(const QString &label, const Theme &theme);
    void check();

    QLineEdit *m_name = nullptr;
    QLineEdit *m_url = nullptr;
    QLabel *m_hint = nullptr;
};

} // namespace ui
