#pragma once

#include "ui/paint/theme.h"
#include "ui/widgets/serversettings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;

namespace ui {

class PasswordField;

/// Where the accounts of a profile are: a file of Taproom's own, another file, or a database.
class DirectoryForm final : public QWidget {
    Q_OBJECT

public:
    explicit DirectoryForm(const Theme &theme, QWidget *parent = nullptr);

    void setSettings(const ServerSettings &settings);
    /// Writes what it knows into `settings`.
    void fill(ServerSettings &settings) const;
    bool isComplete() const;

signals:
    void changed();

private:
    struct Place {
        int row;
        int column;
        int width;
    };
    /// The fields in the order in which they are added.
    enum Field : quint8 { Host, Port, Database, User, Password, Table, Name, Column, File, Key };

    void addField(QLineEdit *edit, const QString &label, Place place, const Theme &theme);
    void showFields();
    QString text(Field field) const;
    sql::DatabaseConfig config() const;

    QComboBox *m_kind = nullptr;
    QComboBox *m_tls = nullptr;
    QWidget *m_tlsBox = nullptr;
    QGridLayout *m_grid = nullptr;
    PasswordField *m_password = nullptr;
    PasswordField *m_key = nullptr;
    QCheckBox *m_guests = nullptr;
    QCheckBox *m_saysWhich = nullptr;
    QList<QLineEdit *> m_edits;
    QList<QWidget *> m_boxes;
    QString m_caFile;
    QString m_socket;
};

} // namespace ui
