#include "core/chat/roomevents.h"

#include <algorithm>

namespace chat {

bool RoomEvents::isEvent(MessageKind kind)
{
    return kind == MessageKind::Edit || kind == MessageKind::Delete || kind == MessageKind::React;
}

void RoomEvents::take(const ChatMessage &event)
{
    if (!isEvent(event.kind) || event.re.isEmpty() || event.id.isNull())
        return;
    if (!m_targets.contains(event.re)) {
        m_order.append(event.re);
        if (m_order.size() > maxTargets)
            m_targets.remove(m_order.takeFirst());
    }
    Target &target = m_targets[event.re];
    if (event.kind == MessageKind::React)
        takeSign(target, event);
    else
        takeEdit(target, event);
}

void RoomEvents::takeEdit(Target &target, const ChatMessage &event)
{
    const bool deletes = event.kind == MessageKind::Delete;
    const auto known = std::find_if(target.edits.begin(), target.edits.end(),
        [&](const Edit &edit) { return edit.sender == event.from; });
    if (known == target.edits.end()) {
        if (target.edits.size() < maxPerTarget)
            target.edits.append({event.id, event.from, event.body, deletes});
        return;
    }
    // What is deleted stays deleted.
    if (known->id > event.id && !deletes)
        return;
    known->deletes = known->deletes || deletes;
    known->id = std::max(known->id, event.id);
    if (!deletes)
        known->body = event.body;
}

void RoomEvents::takeSign(Target &target, const ChatMessage &event)
{
    const bool isSet = !event.body.startsWith('-');
    const QByteArray sign = isSet ? event.body : event.body.sliced(1);
    if (sign.isEmpty() || sign.size() > maxSignBytes)
        return;
    const auto known
        = std::find_if(target.signs.begin(), target.signs.end(), [&](const Sign &candidate) {
              return candidate.sender == event.from && candidate.sign == sign;
          });
    if (known == target.signs.end()) {
        if (target.signs.size() < maxPerTarget)
            target.signs.append({event.id, event.id, event.from, sign, isSet});
        return;
    }
    if (known->id > event.id)
        return;
    if (isSet && !known->isSet)
        known->since = event.id;
    known->id = event.id;
    known->isSet = isSet;
}

Amendment RoomEvents::amendment(const QByteArray &uid, QByteArrayView sender) const
{
    Amendment amendment;
    const auto target = m_targets.constFind(uid);
    if (target == m_targets.constEnd())
        return amendment;
    for (const Edit &edit : target->edits) {
        if (edit.sender != sender)
            continue;
        amendment.isDeleted = edit.deletes;
        if (!edit.deletes)
            amendment.body = edit.body;
    }
    return amendment;
}

QList<Reaction> RoomEvents::reactions(const QByteArray &uid) const
{
    const auto target = m_targets.constFind(uid);
    if (target == m_targets.constEnd())
        return {};
    QList<Sign> set;
    std::copy_if(target->signs.begin(), target->signs.end(), std::back_inserter(set),
        [](const Sign &sign) { return sign.isSet; });
    std::sort(set.begin(), set.end(),
        [](const Sign &left, const Sign &right) { return left.since < right.since; });
    QList<Reaction> reactions;
    for (const Sign &sign : std::as_const(set)) {
        auto known = std::find_if(reactions.begin(), reactions.end(),
            [&sign](const Reaction &reaction) { return reaction.sign == sign.sign; });
        if (known == reactions.end())
            reactions.append({sign.sign, {sign.sender}});
        else
            known->names.append(sign.sender);
    }
    return reactions;
}

} // namespace chat
