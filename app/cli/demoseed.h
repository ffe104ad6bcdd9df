#pragma once

#include "app/cli/session.h"
#include "app/demostory.h"
#include "core/chat/poster.h"

#include <QObject>

#include <memory>
#include <vector>

namespace app::cli {

/// Writes the demo's history to its new servers, by the way that every client posts.
/// Thread: that of the object.
class DemoSeed final : public QObject {
    Q_OBJECT

public:
    explicit DemoSeed(redis::RedisConfig config, QObject *parent = nullptr);

    /// Ends in written() or failed().
    void start();

signals:
    void written();
    void failed(const base::Error &error);

private:
    void postNext();
    chat::Poster &posterOf(const QByteArray &user);

    Session m_session;
    QList<StoryLine> m_story;
    std::vector<std::pair<QByteArray, std::unique_ptr<chat::Poster>>> m_posters;
};

} // namespace app::cli
