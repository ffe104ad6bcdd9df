#pragma once

#include "core/chat/roomid.h"
#include "ui/paint/theme.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace ui {

class PrimaryButton;

/// Asks for the name of a channel or pattern, and says while it is typed why one is refused.
/// Thread: GUI.
class JoinDialog final : public QDialog {
    Q_OBJECT

public:
    explicit JoinDialog(const Theme &theme, QWidget *parent = nullptr);

signals:
    void joinRequested(const chat::RoomId &id);

private:
    void makeLayout(const Theme &theme);
    chat::RoomId room() const;
    void check();
    QString hintFor(const chat::RoomId &id) const;
    void submit();

    QLineEdit *m_name = nullptr;
    QCheckBox *m_isPattern = nullptr;
    QLabel *m_hint = nullptr;
    PrimaryButton *m_join = nullptr;
};

} // namespace ui
