#pragma once

#include "core/chat/timeline.h"
#include "ui/paint/rowlayoutcache.h"
#include "ui/paint/rowmeasures.h"
#include "ui/widgets/timelinegeometry.h"

#include <QDate>
#include <QSet>

namespace ui {

/// Lays out rows of a timeline when they are asked for, each in its context: who wrote the one before,
/// on which day, and where the new messages start.
/// Lifetime: the timeline must outlive it, or be replaced first.
class TimelineRows final : public RowSource {
public:
    explicit TimelineRows(const Theme &theme);

    void setTheme(const Theme &theme);
    void setTimeline(const chat::Timeline *timeline);
    const chat::Timeline *timeline() const { return m_timeline; }
    void setOwnName(const QString &name);
    void setWidth(int width);
    void setToday(const QDate &today);
    /// The first message above which the "new messages" line stands; 0: none.
    void setFirstNew(chat::EntryId entry);
    chat::EntryId firstNew() const { return m_firstNew; }
    void setOptions(chat::EntryId entry, const RowOptions &options);
    RowOptions options(chat::EntryId entry) const { return m_options.value(entry); }
    /// Layouts are compared with the store again when they are next used.
    void invalidate();
    /// Lays everything out anew, e.g. in another language.
    void forgetLayouts();

    qsizetype rowCount() const override;
    std::optional<qsizetype> rowOf(chat::EntryId entry) const override;
    RowBox boxAt(qsizetype row) override;

    /// Lifetime: until as many other rows as the cache holds were laid out.
    const RowLayout &layoutAt(qsizetype row);
    /// Lays a row out if that is still to be done; tells whether it was.
    bool prepare(qsizetype row);
    RowContext contextAt(qsizetype row) const;
    /// The text of a row as it is shown.
    MessageText textOf(const chat::TimelineEntry &entry) const;
    const RowMeasures &measures() const { return m_measures; }
    /// Rows laid out since the start.
    qint64 layouts() const { return m_layouts; }
    void setVisibleCapacity(qsizetype rows);

private:
    struct Day {
        std::chrono::milliseconds from {0};
        std::chrono::milliseconds to {0};
        QDate date;
    };

    QDate dayAt(std::chrono::milliseconds at) const;
    bool continuesGroup(const chat::TimelineEntry &entry, const chat::TimelineEntry &before) const;
    size_t stampOf(const chat::TimelineEntry &entry, const RowContext &context) const;

    const chat::Timeline *m_timeline = nullptr;
    RowMeasures m_measures;
    RowLayoutCache m_cache;
    QHash<chat::EntryId, RowOptions> m_options;
    QHash<chat::EntryId, size_t> m_current; ///< stamps that need no second look
    QString m_ownName;
    QDate m_today;
    mutable Day m_day; ///< the last one looked up: neighbours share it
    chat::EntryId m_firstNew = 0;
    int m_width = 0;
    qint64 m_layouts = 0;
};

} // namespace ui
