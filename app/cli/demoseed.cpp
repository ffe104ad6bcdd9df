#include "app/cli/demoseed.h"

#include <utility>

using namespace std::chrono_literals;

namespace app::cli {

DemoSeed::DemoSeed(redis::RedisConfig config, QObject *parent)
    : QObject(parent)
    , m_session(std::move(config), Need::Write)
    , m_story(demoStory())
{
    connect(&m_session, &Session::ready, this, &DemoSeed::postNext);
    connect(&m_session, &Session::failed, this, &DemoSeed::failed);
}

void DemoSeed::start()
{
    m_session.start();
}

void DemoSeed::postNext()
{
    if (m_story.isEmpty()) {
        emit written();
        return;
    }
    // One after the other: each user has an outbox of their own, and the order shall be the story's.
    const StoryLine line = m_story.takeFirst();
    posterOf(line.user).postAndWait(chat::RoomId(line.channel), line.draft, 10s, this,
        [this](const base::Result<chat::LogId> &id) {
            if (id)
                postNext();
            else
                emit failed(id.error());
        });
}

chat::Poster &DemoSeed::posterOf(const QByteArray &user)
{
    for (const auto &[name, poster] : m_posters) {
        if (name == user)
            return *poster;
    }
    m_posters.emplace_back(user,
        std::make_unique<chat::Poster>(m_session.client(), m_session.clock(), m_session.random(),
            user));
    return *m_posters.back().second;
}

} // namespace app::cli
