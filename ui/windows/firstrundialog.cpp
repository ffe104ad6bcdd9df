#include "ui/windows/firstrundialog.h"

#include "core/redis/redisconfig.h"
#include "ui/paint/tone.h"
#include "ui/text/errortext.h"
#include "ui/widgets/primarybutton.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *makeText(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (role)
        label->setProperty("role", QLatin1StringView(role));
    return label;
}

QFrame *makeCard(const QString &title, const QString &text, const Theme &theme, QWidget *parent)
{
    auto *card = new QFrame(parent);
    card->setProperty("role", u"card"_s);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(8);
    auto *heading = new QLabel(title, card);
    heading->setFont(theme.titleFont);
    layout->addWidget(heading);
    layout->addWidget(makeText(text, "subtle", card));
    return card;
}

} // namespace

FirstRunDialog::FirstRunDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Welcome to Taproom"));
    auto *title = new QLabel(tr("Welcome to Taproom"), this);
    title->setFont(theme.dialogTitleFont);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 28, 32, 28);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(
        makeText(tr("A chat whose only server is the Redis you already run."), "subtle", this));
    layout->addSpacing(8);
    layout->addWidget(makeDemoCard(theme));
    layout->addWidget(makeServerCard(theme));
    setFixedWidth(theme.scaled(520));
    check();
}

QWidget *FirstRunDialog::makeDemoCard(const Theme &theme)
{
    QFrame *card = makeCard(tr("Try it on this computer"),
        tr("Starts a private Redis master, a replica and the replica's replica, with channels to "
           "look at. "
           "They end with the last window."),
        theme, this);
    auto *demo = new PrimaryButton(card);
    demo->setText(tr("Try it"));
    demo->setDefault(true);
    card->layout()->addWidget(demo);
    card->layout()->setAlignment(demo, Qt::AlignLeft);
    connect(demo, &QPushButton::clicked, this, [this] {
        accept();
        emit demoRequested();
    });
    return card;
}

QWidget *FirstRunDialog::makeServerCard(const Theme &theme)
{
    QFrame *card = makeCard(tr("Connect to a server"),
        tr("One node is enough: master and replicas are found through it."), theme, this);
    m_name = new QLineEdit(card);
    m_name->setAccessibleName(tr("Profile name"));
    m_name->setPlaceholderText(tr("A name for it, such as Workshop"));
    m_url = new QLineEdit(card);
    m_url->setAccessibleName(tr("Redis URL"));
    m_url->setPlaceholderText(u"redis://localhost:6379"_s);
    m_hint = makeText({}, nullptr, card);
    m_hint->setMinimumHeight(m_hint->fontMetrics().lineSpacing() * 2);
    m_hint->setAlignment(Qt::AlignTop);
    m_connect = new QPushButton(tr("Connect"), card);
    for (QLineEdit *field : {m_name, m_url}) {
        field->setMinimumHeight(36);
        card->layout()->addWidget(field);
    }
    card->layout()->addWidget(m_hint);
    card->layout()->addWidget(m_connect);
    card->layout()->setAlignment(m_connect, Qt::AlignLeft);
    connect(m_url, &QLineEdit::textChanged, this, &FirstRunDialog::check);
    connect(m_url, &QLineEdit::returnPressed, this, &FirstRunDialog::submit);
    connect(m_connect, &QPushButton::clicked, this, &FirstRunDialog::submit);
    return card;
}

void FirstRunDialog::setUrl(const QString &url)
{
    m_url->setText(url);
}

void FirstRunDialog::check()
{
    const bool isEmpty = m_url->text().trimmed().isEmpty();
    const auto config = redis::parseRedisUrl(m_url->text());
    m_connect->setEnabled(config.has_value());
    setTone(*m_hint, config || isEmpty ? Tone::Neutral : Tone::Bad);
    if (isEmpty)
        m_hint->setText(tr("redis:// or rediss:// for TLS; several nodes with commas. A password "
                           "in it is not stored."));
    else
        m_hint->setText(config ? tr("Master and replicas will be found through %1.")
                                     .arg(redis::toDisplayText(*config))
                               : errorText(config.error()));
    m_url->setAccessibleDescription(m_hint->text());
}

void FirstRunDialog::submit()
{
    const auto config = redis::parseRedisUrl(m_url->text());
    if (!config)
        return;
    QString name = m_name->text().trimmed();
    if (name.isEmpty())
        name = config->endpoints.first().host;
    const QString url = m_url->text().trimmed();
    accept();
    emit serverNamed(name, url);
}

} // namespace ui
