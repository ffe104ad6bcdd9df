#include "ui/windows/preferencesdialog.h"

#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace ui {

using namespace Qt::Literals::StringLiterals;

PreferencesDialog::PreferencesDialog(const Preferences &preferences, const Theme &theme,
    QWidget *parent)
    : QDialog(parent)
    , m_search(new SearchField(this))
    , m_nothing(new QLabel(tr("No preference has these words."), this))
{
    setWindowTitle(tr("Preferences"));
    makeControls(preferences);
    auto *layout = new QVBoxLayout(this);
    const int side = theme.scaled(24);
    layout->setContentsMargins(side, theme.scaled(20), side, theme.scaled(20));
    layout->setSpacing(theme.scaled(12));
    auto *title = new QLabel(tr("Preferences"), this);
    title->setFont(theme.dialogTitleFont);
    layout->addWidget(title);
    m_search->setTheme(theme);
    m_search->setPlaceholderText(tr("Search preferences"));
    m_search->setAccessibleName(tr("Search preferences"));
    layout->addWidget(m_search);
    addLine(layout, tr("Colours"), tr("Light, dark, or as the desktop has them"), m_theme, theme);
    addLine(layout, tr("Language"), tr("Of menus and messages of the program"), m_language, theme);
    addLine(layout, tr("Text size"), tr("Of everything in the window, from 80 to 200 %"), m_text,
        theme);
    addLine(layout, tr("Do not disturb"), tr("No notifications, not even of mentions"), m_quiet,
        theme);
    m_nothing->setProperty("role", u"subtle"_s);
    m_nothing->hide();
    layout->addWidget(m_nothing);
    layout->addStretch(1);
    auto *close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignRight);
    setMinimumWidth(theme.scaled(460));
    connect(m_search, &QLineEdit::textChanged, this, &PreferencesDialog::filter);
}

void PreferencesDialog::makeControls(const Preferences &preferences)
{
    m_theme = new QComboBox(this);
    m_theme->addItem(tr("As the desktop"), int(ThemeMode::System));
    m_theme->addItem(tr("Light"), int(ThemeMode::Light));
    m_theme->addItem(tr("Dark"), int(ThemeMode::Dark));
    m_theme->setCurrentIndex(m_theme->findData(int(preferences.theme)));
    m_language = new QComboBox(this);
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"简体中文"_s, u"zh_CN"_s);
    m_language->setCurrentIndex(m_language->findData(preferences.language));
    m_text = new QSpinBox(this);
    m_text->setRange(80, 200);
    m_text->setSingleStep(10);
    m_text->setSuffix(u" %"_s);
    m_text->setKeyboardTracking(false); // 150 is not 1, 15 and 150
    m_text->setValue(preferences.textPercent);
    m_quiet = new QCheckBox(this);
    m_quiet->setChecked(preferences.doNotDisturb);
    connect(m_theme, &QComboBox::activated, this,
        [this] { emit themeChosen(ThemeMode(m_theme->currentData().toInt())); });
    connect(m_language, &QComboBox::activated, this,
        [this] { emit languageChosen(m_language->currentData().toString()); });
    connect(m_text, &QSpinBox::valueChanged, this, &PreferencesDialog::textPercentChosen);
    connect(m_quiet, &QCheckBox::toggled, this, &PreferencesDialog::doNotDisturbChosen);
}

void PreferencesDialog::addLine(QBoxLayout *layout, const QString &label, const QString &more,
    QWidget *control, const Theme &theme)
{
    auto *line = new QWidget(this);
    auto *name = new QLabel(label, line);
    QFont strong = theme.uiFont;
    strong.setWeight(QFont::DemiBold);
    name->setFont(strong);
    auto *explained = new QLabel(more, line);
    explained->setProperty("role", u"subtle"_s);
    explained->setWordWrap(true);
    control->setAccessibleName(label);
    control->setAccessibleDescription(more);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(explained);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.scaled(16));
    row->addLayout(words, 1);
    row->addWidget(control, 0, Qt::AlignVCenter);
    layout->addWidget(line);
    const QString found = label + u' ' + more;
    m_lines.append({line, found});
}

void PreferencesDialog::filter(const QString &text)
{
    bool hasAny = false;
    for (const Line &line : std::as_const(m_lines)) {
        const bool fits = line.words.contains(text.trimmed(), Qt::CaseInsensitive);
        line.widget->setVisible(fits);
        hasAny = hasAny || fits;
    }
    m_nothing->setVisible(!hasAny);
}

} // namespace ui
