#include "app/demostory.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

StoryLine topic(const char *channel, const char *user, const char *text)
{
    return {channel, user, {chat::MessageKind::Topic, text, {}}};
}

StoryLine said(const char *channel, const char *user, const char *text)
{
    return {channel, user, {chat::MessageKind::Text, text, {}}};
}

StoryLine did(const char *channel, const char *user, const char *text)
{
    return {channel, user, {chat::MessageKind::Action, text, {}}};
}

QList<StoryLine> general()
{
    constexpr auto here = "general";
    return {
        topic(here, "alice", "Everything and nothing; say hello"),
        said(here, "alice",
            "Good morning! The new servers are up: one master, one replica, and a "
            "replica of the replica."),
        said(here, "bob", "Morning. I read from the replica and it keeps up without a sweat."),
        said(here, "carol", "早上好！我这边也连上了，频道列表和人数都看得到。"),
        said(here, "alice",
            "@carol nice. Writes go to the master, so everybody sees the same order."),
        did(here, "bob", "gets a coffee"),
        said(here, "carol",
            "Does a plain `PUBLISH general hello` from redis-cli show up here too?"),
        said(here, "alice",
            "It does, marked as published directly. It has no history, though: only "
            "who listens at that moment hears it."),
        said(here, "bob",
            "And what we write here is in the channel's stream, so nobody misses it."),
    };
}

QList<StoryLine> deploys()
{
    constexpr auto here = "deploys";
    return {
        topic(here, "bob", "What went out, and when"),
        said(here, "bob", "api 4.12.0 is out on *staging*; the migration took 3 s."),
        said(here, "carol", "Smoke tests are green."),
        said(here, "bob", "Rolling out to production: 25 % … 50 % … 100 %."),
        said(here, "alice", "Error rate flat, latency flat. Thanks, both."),
    };
}

QList<StoryLine> design()
{
    constexpr auto here = "设计讨论";
    return {
        topic(here, "carol", "界面与文字"),
        said(here, "carol", "消息分组之后清楚多了，同一个人连续说的话不用每行都写名字。"),
        said(here, "alice", "同意。时间放在右边还是左边？"),
        said(here, "carol", "左边，鼠标移上去再显示完整日期。"),
        said(here, "bob", "Dark mode looks right now; the old grey on grey is gone. 👍"),
    };
}

QList<StoryLine> lab()
{
    constexpr auto here = "redis-lab";
    return {
        topic(here, "alice", "Try things; nothing here can break"),
        said(here, "alice",
            "The replica's configuration is two lines:\n```\nbind 127.0.0.1\n"
            "replicaof 127.0.0.1 6379\n```"),
        said(here, "bob", "`SUBSCRIBE a b` answers twice: the third part is 1, then 2."),
        said(here, "bob",
            "And `UNSUBSCRIBE` without a channel counts down to 0. Then the connection "
            "takes any command again."),
        said(here, "carol",
            "主从：在主服务器上 `set hello world`，在从服务器上 `get hello` 就能读到。"),
        said(here, "alice",
            "A pipeline sends many commands at once and reads the replies at the end: "
            "fewer round trips, same result."),
    };
}

} // namespace

QList<StoryLine> demoStory()
{
    return general() + deploys() + design() + lab();
}

} // namespace app
