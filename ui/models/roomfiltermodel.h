#pragma once

#include <QSortFilterProxyModel>

namespace ui {

class RoomListModel;

/// The rooms whose names hold a text, each under its heading; headings without rooms are left out.
/// Lifetime: the room list must outlive it.
class RoomFilterModel final : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit RoomFilterModel(RoomListModel &rooms, QObject *parent = nullptr);

    /// Every word must be in the name, in any order; case does not matter. Empty shows all.
    void setFilterText(const QString &text);
    const QString &filterText() const { return m_text; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool nameMatches(int row) const;
    bool isHeading(int row) const;

    QString m_text;
    QStringList m_words;
};

} // namespace ui
