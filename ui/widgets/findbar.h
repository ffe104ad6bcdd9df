#pragma once

#include "ui/paint/theme.h"

#include <QFrame>

class QLabel;

namespace ui {

class IconButton;
class SearchField;

/// The line above a timeline in which one searches it. Enter goes to the next older hit, Shift+Enter to
/// the next newer one, Escape closes it.
class FindBar final : public QFrame {
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Shows it and takes the keyboard, with what was searched before marked.
    void open();
    void close();
    QString words() const;
    /// Which hit is shown, from 1 on (0: none), of how many; more may come while `isRunning`.
    void setResult(qsizetype current, qsizetype count, bool isRunning);

signals:
    void wordsChanged(const QString &words);
    void olderRequested();
    void newerRequested();
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();

    SearchField *m_field;
    QLabel *m_result;
    IconButton *m_older;
    IconButton *m_newer;
    IconButton *m_close;
};

} // namespace ui
