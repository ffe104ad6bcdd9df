#include "ui/widgets/comboboxaccessible.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QComboBox>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

/// A combo box without a line edit: its name, its value, and its list as the only child.
class ComboBoxInterface final : public QAccessibleWidget {
public:
    explicit ComboBoxInterface(QComboBox *box)
        : QAccessibleWidget(box, QAccessible::ComboBox)
        , m_box(box)
    {
    }

    int childCount() const override { return 1; }

    QAccessibleInterface *child(int index) const override
    {
        return index == 0 ? QAccessible::queryAccessibleInterface(m_box->view()) : nullptr;
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child && child->object() == m_box->view() ? 0 : -1;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Value)
            return m_box->currentText();
        if (kind == QAccessible::Name && m_box->accessibleName().isEmpty())
            return m_box->currentText();
        const bool isSilent
            = kind == QAccessible::Description && m_box->accessibleDescription().isEmpty();
        // So that the choice is read out without opening the list.
        return isSilent ? m_box->currentText() : QAccessibleWidget::text(kind);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.expandable = true;
        state.hasPopup = true;
        state.expanded = m_box->view()->isVisible();
        state.collapsed = !state.expanded;
        return state;
    }

    QStringList actionNames() const override { return {showMenuAction(), pressAction()}; }

    void doAction(const QString &name) override
    {
        if (name != showMenuAction() && name != pressAction())
            return;
        if (m_box->view()->isVisible())
            m_box->hidePopup();
        else
            m_box->showPopup();
    }

private:
    QComboBox *m_box;
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    auto *box = qobject_cast<QComboBox *>(object);
    return className == u"QComboBox"_s && box && !box->isEditable() ? new ComboBoxInterface(box)
                                                                    : nullptr;
}

} // namespace

void installComboBoxAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace ui
