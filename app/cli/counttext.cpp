#include "app/cli/counttext.h"

#include "ui/text/plaintext.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace app::cli {

QByteArray toText(const redis::SubscriberCount &count)
{
    const QString total = QString::number(count.total);
    QString text = ui::toVisibleLine(count.channel, 200) + u'\t'
        + (count.complete ? total : u"≥ "_s + total);
    for (const auto &node : count.nodes) {
        text += u"\n  " + redis::toText(node.endpoint) + u'\t' + QString::number(node.subscribers);
    }
    return text.toUtf8();
}

QJsonObject toJson(const redis::SubscriberCount &count)
{
    QJsonArray nodes;
    for (const auto &node : count.nodes)
        nodes.append(QJsonObject {{u"address"_s, redis::toText(node.endpoint)},
            {u"subscribers"_s, node.subscribers}});
    return {{u"channel"_s, QString::fromUtf8(count.channel)}, {u"total"_s, count.total},
        {u"complete"_s, count.complete}, {u"nodes"_s, nodes}};
}

} // namespace app::cli
