#include "ui/widgets/directoryform.h"

#include "ui/widgets/fieldcaption.h"
#include "ui/widgets/passwordfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// What the combo box offers.
enum Kind : int { Own, AnyFile, Mysql, Postgresql };

constexpr int mostPort = 65535;

Kind kindOf(const ServerSettings &settings)
{
    if (!settings.hasDirectory)
        return Own;
    switch (settings.directory.kind) {
    case sql::DatabaseKind::Mysql:
        return Mysql;
    case sql::DatabaseKind::Postgresql:
        return Postgresql;
    case sql::DatabaseKind::Sqlite:
        break;
    }
    return AnyFile;
}

QWidget *makeBox(QWidget *field, const QString &caption, const Theme &theme, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *label = new QLabel(caption, box);
    setCaption(label, field, theme);
    field->setAccessibleName(caption);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.scaled(4));
    layout->addWidget(label);
    layout->addWidget(field);
    return box;
}

} // namespace

DirectoryForm::DirectoryForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_tls(new QComboBox(this))
    , m_grid(new QGridLayout(this))
    , m_password(new PasswordField(this))
    , m_key(new PasswordField(this))
    , m_guests(new QCheckBox(tr("Guests may come in under any name"), this))
    , m_saysWhich(new QCheckBox(tr("Say whether the name or the password is wrong"), this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme.scaled(12));
    m_grid->setVerticalSpacing(theme.scaled(12));
    m_kind->addItems({tr("A file of Taproom's own on this computer"), tr("An SQLite file"),
        u"MySQL, MariaDB"_s, u"PostgreSQL"_s});
    m_tls->addItems({tr("Where the server can"), tr("Never"), tr("Always, certificate checked")});
    m_grid->addWidget(makeBox(m_kind, tr("Accounts are in"), theme, this), 0, 0, 1, 2);
    m_tlsBox = makeBox(m_tls, tr("Encryption"), theme, this);
    addField(new QLineEdit(this), tr("Database server"), {1, 0, 1}, theme);
    addField(new QLineEdit(this), tr("Port"), {1, 1, 1}, theme);
    addField(new QLineEdit(this), tr("Database"), {2, 0, 1}, theme);
    addField(new QLineEdit(this), tr("Database user"), {2, 1, 1}, theme);
    addField(m_password, tr("Database password"), {3, 0, 1}, theme);
    addField(new QLineEdit(this), tr("Table"), {5, 0, 2}, theme);
    addField(new QLineEdit(this), tr("Column of names"), {6, 0, 1}, theme);
    addField(new QLineEdit(this), tr("Column of passwords"), {6, 1, 1}, theme);
    addField(new QLineEdit(this), tr("File"), {4, 0, 2}, theme);
    addField(m_key, tr("Key of the login cache (optional)"), {7, 0, 2}, theme);
    m_grid->addWidget(m_tlsBox, 3, 1);
    m_edits.at(Port)->setValidator(new QIntValidator(1, mostPort, this));
    m_key->setToolTip(tr("All who share the cache have the same key. Empty: as it is."));
    m_grid->addWidget(m_guests, 8, 0, 1, 2);
    m_grid->addWidget(m_saysWhich, 9, 0, 1, 2);
    m_grid->setRowStretch(10, 1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &DirectoryForm::showFields);
    setSettings({});
}

void DirectoryForm::addField(QLineEdit *edit, const QString &label, Place place, const Theme &theme)
{
    QWidget *box = makeBox(edit, label, theme, this);
    m_edits.append(edit);
    m_boxes.append(box);
    m_grid->addWidget(box, place.row, place.column, 1, place.width);
    connect(edit, &QLineEdit::textChanged, this, &DirectoryForm::changed);
}

void DirectoryForm::setSettings(const ServerSettings &settings)
{
    const sql::DatabaseConfig &directory = settings.directory;
    m_caFile = directory.caFile;
    m_socket = directory.socket;
    const QString texts[] {directory.host,
        directory.port == 0 ? QString() : QString::number(directory.port), directory.database,
        directory.userName, {}, directory.users.table, directory.users.nameColumn,
        directory.users.passwordColumn, directory.file, {}};
    for (int field = Host; field <= Key; ++field)
        m_edits.at(field)->setText(texts[field]);
    m_password->setPlaceholderText(settings.name.isEmpty() ? QString() : tr("As it is"));
    m_tls->setCurrentIndex(int(directory.tls));
    m_guests->setChecked(settings.allowsGuests);
    m_saysWhich->setChecked(settings.saysWhich);
    m_kind->setCurrentIndex(kindOf(settings));
    showFields();
}

void DirectoryForm::showFields()
{
    const int kind = m_kind->currentIndex();
    const bool isServer = kind == Mysql || kind == Postgresql;
    for (int field = Host; field <= Password; ++field)
        m_boxes.at(field)->setVisible(isServer);
    for (int field = Table; field <= Column; ++field)
        m_boxes.at(field)->setVisible(kind != Own);
    m_boxes.at(File)->setVisible(kind == AnyFile);
    m_tlsBox->setVisible(isServer);
    m_edits.at(Port)->setPlaceholderText(kind == Mysql ? u"3306"_s : u"5432"_s);
    emit changed();
}

QString DirectoryForm::text(Field field) const
{
    return m_edits.at(field)->text().trimmed();
}

sql::DatabaseConfig DirectoryForm::config() const
{
    sql::DatabaseConfig config;
    config.kind = m_kind->currentIndex() == Mysql ? sql::DatabaseKind::Mysql
        : m_kind->currentIndex() == Postgresql    ? sql::DatabaseKind::Postgresql
                                                  : sql::DatabaseKind::Sqlite;
    config.users = {text(Table), text(Name), text(Column)};
    if (config.kind == sql::DatabaseKind::Sqlite) {
        config.file = text(File);
        return config;
    }
    config.host = text(Host);
    config.port = quint16(text(Port).toUInt());
    config.database = text(Database);
    config.userName = text(User);
    config.password = m_password->password();
    config.tls = sql::TlsMode(m_tls->currentIndex());
    config.caFile = m_caFile;
    config.socket = m_socket;
    return config;
}

void DirectoryForm::fill(ServerSettings &settings) const
{
    settings.hasDirectory = m_kind->currentIndex() != Own;
    settings.directory = settings.hasDirectory ? config() : sql::DatabaseConfig();
    settings.cacheKey = m_key->password();
    settings.allowsGuests = m_guests->isChecked();
    settings.saysWhich = m_saysWhich->isChecked();
}

bool DirectoryForm::isComplete() const
{
    if (m_kind->currentIndex() == Own)
        return true;
    const bool hasTable
        = !text(Table).isEmpty() && !text(Name).isEmpty() && !text(Column).isEmpty();
    if (m_kind->currentIndex() == AnyFile)
        return hasTable && !text(File).isEmpty();
    return hasTable && (!text(Host).isEmpty() || !m_socket.isEmpty()) && !text(Database).isEmpty();
}

} // namespace ui
