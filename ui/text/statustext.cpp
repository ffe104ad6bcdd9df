#include "ui/text/statustext.h"

#include "ui/text/errortext.h"
#include "ui/text/timetext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StatusText)
};

QString roleText(redis::NodeRole role)
{
    switch (role) {
    case redis::NodeRole::Master:
        return Words::tr("master");
    case redis::NodeRole::Replica:
        return Words::tr("replica");
    case redis::NodeRole::Unknown:
        break;
    }
    return Words::tr("role not known yet");
}

// What a link that is not ready is doing.
QString linkText(const redis::LinkView &link)
{
    const QString address = toText(link.endpoint);
    switch (link.state) {
    case redis::LinkState::Idle:
        return Words::tr("not connected");
    case redis::LinkState::Resolving:
        return Words::tr("looking for the right node…");
    case redis::LinkState::Connecting:
        return link.endpoint.isEmpty() ? Words::tr("connecting…")
                                       : Words::tr("connecting to %1…").arg(address);
    case redis::LinkState::Ready:
        return Words::tr("connected to %1").arg(address);
    case redis::LinkState::Waiting:
        return Words::tr("trying again in %1").arg(durationText(link.retryIn));
    case redis::LinkState::Stopped:
        return Words::tr("given up");
    }
    return {};
}

QString withReason(const QString &text, const redis::LinkView &link)
{
    if (!link.error)
        return text;
    //: A state, then why
    return Words::tr("%1. %2").arg(text, errorText(*link.error));
}

Mood moodOf(redis::LinkState state)
{
    switch (state) {
    case redis::LinkState::Ready:
        return Mood::Good;
    case redis::LinkState::Waiting:
    case redis::LinkState::Stopped:
        return Mood::Bad;
    case redis::LinkState::Idle:
    case redis::LinkState::Resolving:
    case redis::LinkState::Connecting:
        break;
    }
    return Mood::Working;
}

// The link that is further from being ready decides what the badge says.
const redis::LinkView &worseLink(const redis::ClientView &view)
{
    const auto rank = [](const redis::LinkView &link) {
        switch (link.state) {
        case redis::LinkState::Stopped:
            return 4;
        case redis::LinkState::Waiting:
            return 3;
        case redis::LinkState::Idle:
            return 2;
        case redis::LinkState::Resolving:
        case redis::LinkState::Connecting:
            return 1;
        case redis::LinkState::Ready:
            break;
        }
        return 0;
    };
    return rank(view.writing) > rank(view.reading) ? view.writing : view.reading;
}

QString badgeText(const redis::ClientView &view)
{
    if (view.isReady())
        return Words::tr("Connected");
    switch (worseLink(view).state) {
    case redis::LinkState::Idle:
        return Words::tr("Not connected");
    case redis::LinkState::Stopped:
        return Words::tr("Refused");
    case redis::LinkState::Waiting:
        return Words::tr("Reconnecting…");
    case redis::LinkState::Resolving:
    case redis::LinkState::Connecting:
    case redis::LinkState::Ready:
        break;
    }
    return Words::tr("Connecting…");
}

} // namespace

StatusText connectionStatus(const redis::ClientView &view)
{
    StatusText status;
    status.text = badgeText(view);
    if (view.isReady()) {
        status.mood = Mood::Good;
        status.description = Words::tr("Connected: %1; %2.")
                                 .arg(readingStatus(view).text, writingStatus(view).text);
        return status;
    }
    const redis::LinkView &link = worseLink(view);
    status.mood = moodOf(link.state);
    const QString doing
        = &link == &view.writing ? Words::tr("Writing: %1") : Words::tr("Reading: %1");
    status.description = withReason(doing.arg(linkText(link)), link);
    return status;
}

StatusText readingStatus(const redis::ClientView &view,
    const std::optional<std::chrono::milliseconds> &lag)
{
    const redis::LinkView &link = view.reading;
    const Mood mood = moodOf(link.state);
    if (link.state != redis::LinkState::Ready) {
        const QString text = Words::tr("Reading: %1").arg(linkText(link));
        return {text, withReason(text, link), mood};
    }
    QStringList facts {roleText(link.role)};
    if (lag)
        facts.append(Words::tr("%1 behind").arg(durationText(*lag)));
    const QString text
        = Words::tr("Reading from %1 (%2)").arg(toText(link.endpoint), facts.join(u", "_s));
    if (!view.readsFromMaster)
        return {text, Words::tr("%1. Messages and history come from this node.").arg(text), mood};
    return {text, Words::tr("%1. No replica is fit, so the master is read as well.").arg(text),
        mood};
}

StatusText writingStatus(const redis::ClientView &view)
{
    const redis::LinkView &link = view.writing;
    const Mood mood = moodOf(link.state);
    if (link.state != redis::LinkState::Ready) {
        const QString text = Words::tr("Writing: %1").arg(linkText(link));
        return {text, withReason(text, link), mood};
    }
    const QString text
        = Words::tr("Writing to %1 (%2)").arg(toText(link.endpoint), roleText(link.role));
    return {text, Words::tr("%1. What you send goes there first.").arg(text), mood};
}

StatusText deliveryStatus(const std::optional<std::chrono::milliseconds> &sinceProof)
{
    if (!sinceProof)
        return {Words::tr("Delivery not proved yet"),
            Words::tr("No message has come back from the server so far."), Mood::Working};
    const QString text = Words::tr("Delivery proved %1 ago").arg(durationText(*sinceProof));
    return {text, Words::tr("%1: what was written on the master arrived where we read.").arg(text),
        Mood::Good};
}

QString outboxText(int waiting)
{
    return waiting > 0 ? Words::tr("%n waiting in the outbox", nullptr, waiting) : QString();
}

QString subscriptionsText(int channels, int patterns)
{
    if (channels <= 0 && patterns <= 0)
        return Words::tr("Not subscribed: any command is allowed");
    const QString rooms = Words::tr("%n channel(s)", nullptr, std::max(0, channels));
    if (patterns <= 0)
        return Words::tr("Subscribed to %1").arg(rooms);
    const QString masks = Words::tr("%n pattern(s)", nullptr, patterns);
    if (channels <= 0)
        return Words::tr("Subscribed to %1").arg(masks);
    return Words::tr("Subscribed to %1, %2").arg(rooms, masks);
}

QString subscribersText(const std::optional<redis::SubscriberCount> &count)
{
    if (!count)
        return {};
    const auto shown = int(std::min<qint64>(count->total, std::numeric_limits<int>::max()));
    const QString text = Words::tr("%n subscriber(s)", nullptr, shown);
    //: A lower bound: not every node answered
    return count->complete ? text : Words::tr("≥ %1").arg(text);
}

} // namespace ui
