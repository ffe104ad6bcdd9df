#pragma once

#include <QList>
#include <QString>
#include <QVariant>

namespace sql {

/// A statement with a `?` for each value: values are bound, never part of the text.
struct SqlStatement {
    QString text;
    QVariantList values;
};

/// The rows of a SELECT, each with its columns in order.
using SqlRows = QList<QVariantList>;

} // namespace sql
