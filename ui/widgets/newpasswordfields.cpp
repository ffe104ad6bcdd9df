#include "ui/widgets/newpasswordfields.h"

#include "core/accounts/password.h"
#include "ui/paint/tone.h"
#include "ui/text/advicetext.h"
#include "ui/text/errortext.h"
#include "ui/widgets/fieldcaption.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/strengthbar.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

Tone toneOf(int score)
{
    return score >= 3 ? Tone::Good : score == 2 ? Tone::Waiting : Tone::Bad;
}

} // namespace

NewPasswordFields::NewPasswordFields(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_strength(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_new(new PasswordField(this))
    , m_again(new PasswordField(this))
    , m_bar(new StrengthBar(theme, this))
{
    m_newLabel = new QLabel(this);
    setCaption(m_newLabel, m_new, theme);
    m_againLabel = new QLabel(this);
    setCaption(m_againLabel, m_again, theme);
    m_advice->setWordWrap(true);
    m_advice->setAlignment(Qt::AlignTop);
    m_advice->setProperty("role", u"subtle"_s);
    // Room for the longest advice, so that nothing jumps while a password is typed.
    m_advice->setMinimumHeight(QFontMetrics(theme.uiFont).lineSpacing() * 2);
    auto *meter = new QHBoxLayout;
    meter->setSpacing(theme.scaled(12));
    meter->addWidget(m_bar, 1, Qt::AlignVCenter);
    meter->addWidget(m_strength);
    m_strength->setMinimumWidth(theme.scaled(140));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(4));
    layout->addWidget(m_newLabel);
    layout->addWidget(m_new);
    layout->addSpacing(theme.scaled(4));
    layout->addLayout(meter);
    layout->addWidget(m_advice);
    layout->addSpacing(theme.scaled(4));
    layout->addWidget(m_againLabel);
    layout->addWidget(m_again);
    connect(m_new, &QLineEdit::textChanged, this, &NewPasswordFields::advise);
    connect(m_again, &QLineEdit::textChanged, this, &NewPasswordFields::changed);
    retranslate();
    advise();
}

void NewPasswordFields::setOwnWords(const QStringList &words)
{
    m_ownWords = words;
    advise();
}

base::Secret NewPasswordFields::password() const
{
    return m_new->password();
}

QString NewPasswordFields::trouble() const
{
    const auto why = [](const QString &code) {
        return errorText({base::ErrorKind::Input, code, QString()});
    };
    if (const auto good = accounts::parsePassword(m_new->password()); !good)
        return m_new->text().isEmpty() ? why(u"NOPASSWORD"_s) : why(good.error().code);
    return m_again->password() == m_new->password() ? QString() : why(u"DIFFERENT"_s);
}

void NewPasswordFields::clear()
{
    m_new->clear();
    m_again->clear();
}

void NewPasswordFields::advise()
{
    const bool isEmpty = m_new->text().isEmpty();
    const auto advice = accounts::adviseOn(m_new->password(), m_ownWords);
    m_bar->setScore(isEmpty ? -1 : advice.score);
    m_strength->setText(isEmpty ? QString() : strengthText(advice.score));
    setTone(*m_strength, toneOf(advice.score));
    m_advice->setText(isEmpty ? tr("A few words that do not belong together make a good one.")
                              : adviceText(advice));
    const QString said = m_strength->text() + u". "_s + m_advice->text();
    m_new->setAccessibleDescription(isEmpty ? m_advice->text() : said);
    emit changed();
}

void NewPasswordFields::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NewPasswordFields::retranslate()
{
    m_newLabel->setText(tr("New password"));
    m_againLabel->setText(tr("The same again"));
    m_new->setAccessibleName(m_newLabel->text());
    m_again->setAccessibleName(m_againLabel->text());
    m_bar->setAccessibleName(tr("Strength"));
}

} // namespace ui
