#pragma once

#include "ui/paint/theme.h"

#include <QDialog>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace ui {

class SearchField;

/// What can be set for the whole program.
struct Preferences {
    ThemeMode theme = ThemeMode::System;
    QString language;
    int textPercent = 100;
    bool doNotDisturb = false;
};

/// All preferences on one page, with a search above them. Each is applied at once.
class PreferencesDialog final : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(const Preferences &preferences, const Theme &theme,
        QWidget *parent = nullptr);

signals:
    void themeChosen(ui::ThemeMode mode);
    void languageChosen(const QString &language);
    void textPercentChosen(int percent);
    void doNotDisturbChosen(bool doNotDisturb);

private:
    struct Line {
        QWidget *widget;
        QString words; ///< what a search finds it by
    };

    void makeControls(const Preferences &preferences);
    void addLine(QBoxLayout *layout, const QString &label, const QString &more, QWidget *control,
        const Theme &theme);
    void filter(const QString &text);

    QList<Line> m_lines;
    SearchField *m_search = nullptr;
    QLabel *m_nothing = nullptr;
    QComboBox *m_theme = nullptr;
    QComboBox *m_language = nullptr;
    QSpinBox *m_text = nullptr;
    QCheckBox *m_quiet = nullptr;
};

} // namespace ui
