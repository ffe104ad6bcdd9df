#include "ui/widgets/serverform.h"

#include "core/redis/redisconfig.h"
#include "ui/paint/tone.h"
#include "ui/text/errortext.h"
#include "ui/widgets/fieldcaption.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace ui {

ServerForm::ServerForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(4));
    m_url = addField(tr("Redis URL"), theme);
    m_url->setPlaceholderText(u"redis://localhost:6379"_s);
    m_hint = new QLabel(this);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setAlignment(Qt::AlignTop);
    // Room for two lines, so that nothing jumps while a URL is typed.
    m_hint->setMinimumHeight(QFontMetrics(theme.uiFont).lineSpacing() * 2);
    layout->addWidget(m_hint);
    layout->addSpacing(theme.scaled(4));
    m_name = addField(tr("Profile name"), theme);
    m_name->setPlaceholderText(tr("A name for it, such as Workshop"));
    m_name->setMaxLength(64);
    connect(m_url, &QLineEdit::textChanged, this, &ServerForm::check);
    connect(m_name, &QLineEdit::textChanged, this, &ServerForm::check);
    check();
}

QLineEdit *ServerForm::addField(const QString &label, const Theme &theme)
{
    auto *caption = new QLabel(label, this);
    auto *field = new QLineEdit(this);
    field->setAccessibleName(label);
    setCaption(caption, field, theme);
    layout()->addWidget(caption);
    layout()->addWidget(field);
    return field;
}

void ServerForm::setServer(const QString &name, const QString &url)
{
    m_name->setText(name);
    m_url->setText(url);
}

QString ServerForm::name() const
{
    const QString name = m_name->text().trimmed();
    if (!name.isEmpty())
        return name;
    const auto config = redis::parseRedisUrl(url());
    return config && !config->endpoints.isEmpty() ? config->endpoints.first().host : QString();
}

QString ServerForm::url() const
{
    return m_url->text().trimmed();
}

bool ServerForm::isComplete() const
{
    return redis::parseRedisUrl(url()).has_value();
}

void ServerForm::check()
{
    const auto config = redis::parseRedisUrl(url());
    const bool isRefused = !config && !url().isEmpty();
    if (url().isEmpty())
        m_hint->setText(
            tr("redis://, or rediss:// for TLS; several nodes with commas. A password in "
               "it is kept in the keychain."));
    else
        m_hint->setText(isRefused ? errorText(config.error())
                                  : tr("Master and replicas will be found through %1.")
                                        .arg(redis::toDisplayText(*config)));
    setTone(*m_hint, isRefused ? Tone::Bad : Tone::Neutral);
    setStyleProperty(*m_url, "invalid", isRefused);
    m_url->setAccessibleDescription(m_hint->text());
    emit changed();
}

} // namespace ui
