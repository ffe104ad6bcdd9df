#include "ui/widgets/timelineaccessible.h"

#include "ui/widgets/timelineviewprivate.h"

#include <QAccessibleWidget>
#include <QPointer>
#include <QScrollBar>

#include <algorithm>

namespace ui {

namespace {

/// Rows above and below the screen that a screen reader can walk to; beyond, the keyboard scrolls on.
constexpr qsizetype rowsAround = 100;

} // namespace

/// What both interfaces ask of a view: its items near the screen, by index or by name.
class TimelineAccess final {
public:
    explicit TimelineAccess(TimelineView *view)
        : m_view(view)
    {
    }

    TimelineView *view() const { return m_view; }

    /// Worked out again only when the rows or the screen have changed.
    const QList<TimelineItem> &items()
    {
        TimelineView::Private &d = *m_view->d;
        d.sync();
        const QList<VisibleRow> &visible = d.geometry.visible();
        const qsizetype first = visible.isEmpty() ? 0 : visible.constFirst().row - rowsAround;
        const qsizetype last = visible.isEmpty() ? -1 : visible.constLast().row + rowsAround;
        if (first != m_first || last != m_last || d.changes != m_changes) {
            m_first = first;
            m_last = last;
            m_changes = d.changes;
            m_items = d.items.ofRows(first, last);
        }
        return m_items;
    }

    bool exists(const TimelineItem &item) const { return m_view->d->items.exists(item); }
    QString textOf(const TimelineItem &item) const { return m_view->d->items.textOf(item); }
    QString descriptionOf(const TimelineItem &item) const
    {
        return m_view->d->items.descriptionOf(item);
    }
    bool isCurrent(const TimelineItem &item) const { return m_view->d->cursor == item; }
    TimelineItem current() const { return m_view->d->cursor; }
    void moveTo(const TimelineItem &item) const
    {
        m_view->setFocus(Qt::OtherFocusReason);
        m_view->d->moveCursor(item);
    }
    void requestMenu(const TimelineItem &item) const
    {
        m_view->d->makeVisible(item);
        m_view->d->requestMenu(item);
    }
    QRect rectOf(const TimelineItem &item) const
    {
        const QRect rect = m_view->d->rectOf(item);
        return rect.isNull() ? QRect()
                             : QRect(m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size());
    }
    TimelineItem itemAt(const QPoint &global) const
    {
        TimelineView::Private &d = *m_view->d;
        const auto hit = d.hitAt(m_view->viewport()->mapFromGlobal(global));
        return hit.layout == nullptr ? TimelineItem() : d.items.itemAt(*hit.layout, hit.point.y());
    }

private:
    TimelineView *m_view;
    QList<TimelineItem> m_items;
    qsizetype m_first = 0;
    qsizetype m_last = -1;
    qint64 m_changes = -1;
};

namespace {

/// One item, made when somebody asks for it.
class ItemInterface final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemInterface(TimelineView *view, const TimelineItem &item)
        : m_view(view)
        , m_item(item)
    {
    }

    const TimelineItem &item() const { return m_item; }
    bool isValid() const override { return m_view != nullptr && access().exists(m_item); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QRect rect() const override { return m_view != nullptr ? access().rectOf(m_item) : QRect(); }
    void setText(QAccessible::Text, const QString &) override { }

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        switch (kind) {
        case QAccessible::Name:
            return access().textOf(m_item);
        case QAccessible::Description:
            return access().descriptionOf(m_item);
        default:
            return {};
        }
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.focusable = true;
        state.readOnly = true;
        state.active = access().isCurrent(m_item);
        state.focused = access().isCurrent(m_item) && m_view->hasFocus();
        state.offscreen = !rect().isValid();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface
            ? static_cast<QAccessibleActionInterface *>(this)
            : nullptr;
    }

    QStringList actionNames() const override { return {setFocusAction(), showMenuAction()}; }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == setFocusAction())
            access().moveTo(m_item);
        else if (name == showMenuAction())
            access().requestMenu(m_item);
    }

private:
    TimelineAccess access() const { return TimelineAccess(m_view); }

    QPointer<TimelineView> m_view;
    TimelineItem m_item;
};

/// The list: items on demand, after them the buttons that lie on the view.
class ListInterface final : public QAccessibleWidget {
public:
    explicit ListInterface(TimelineView *view)
        : QAccessibleWidget(view, QAccessible::List)
        , m_access(view)
    {
    }

    ~ListInterface() override
    {
        for (const QAccessible::Id id : std::as_const(m_ids))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return int(items().size() + buttons().size()); }

    QAccessibleInterface *child(int index) const override
    {
        const QList<TimelineItem> &list = items();
        if (index < 0)
            return nullptr;
        if (index < list.size())
            return interfaceOf(list.at(index));
        return QAccessible::queryAccessibleInterface(buttons().value(index - list.size()));
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (const auto *item = dynamic_cast<const ItemInterface *>(child))
            return int(items().indexOf(item->item()));
        const qsizetype button = buttons().indexOf(child != nullptr ? child->object() : nullptr);
        return button < 0 ? -1 : int(items().size() + button);
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        const TimelineItem item = m_access.itemAt({x, y});
        return item.isNull() ? nullptr : interfaceOf(item);
    }

    QAccessibleInterface *focusChild() const override
    {
        const TimelineItem current = m_access.current();
        return current.isNull() || !widget()->hasFocus() ? nullptr : interfaceOf(current);
    }

    QAccessibleInterface *interfaceOf(const TimelineItem &item) const
    {
        if (const QAccessible::Id known = m_ids.value(item))
            return QAccessible::accessibleInterface(known);
        if (m_ids.size() > 4 * rowsAround)
            dropOld();
        auto made = std::make_unique<ItemInterface>(m_access.view(), item);
        QAccessibleInterface *interface = made.get();
        m_ids.insert(item, QAccessible::registerAccessibleInterface(made.release()));
        return interface;
    }

private:
    const QList<TimelineItem> &items() const { return m_access.items(); }

    QObjectList buttons() const
    {
        QObjectList visible;
        for (QWidget *button :
            widget()->findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly)) {
            if (button->isVisible())
                visible.append(button);
        }
        return visible;
    }

    // Items that are far from the screen, or gone; who still needs one gets another.
    void dropOld() const
    {
        const QList<TimelineItem> &list = items();
        const QSet<TimelineItem> near(list.begin(), list.end());
        for (auto it = m_ids.begin(); it != m_ids.end();) {
            if (near.contains(it.key())) {
                ++it;
                continue;
            }
            QAccessible::deleteAccessibleInterface(it.value());
            it = m_ids.erase(it);
        }
    }

    mutable TimelineAccess m_access;
    mutable QHash<TimelineItem, QAccessible::Id> m_ids;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    if (view == nullptr)
        return nullptr;
    return std::make_unique<ListInterface>(view).release();
}

ListInterface *listOf(TimelineView *view)
{
    return dynamic_cast<ListInterface *>(QAccessible::queryAccessibleInterface(view));
}

} // namespace

void installTimelineAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

void announceFocus(TimelineView *view, const TimelineItem &item)
{
    if (!QAccessible::isActive() || !view->hasFocus())
        return;
    if (ListInterface *list = listOf(view)) {
        QAccessibleEvent event(list->interfaceOf(item), QAccessible::Focus);
        QAccessible::updateAccessibility(&event);
    }
}

void announceItems(TimelineView *view, const QList<TimelineItem> &items)
{
    if (!QAccessible::isActive())
        return;
    ListInterface *list = listOf(view);
    if (list == nullptr)
        return;
    for (const TimelineItem &item : items) {
        QAccessibleEvent event(list->interfaceOf(item), QAccessible::ObjectShow);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace ui
