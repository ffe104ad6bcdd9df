#include "core/accounts/sessionkeeper.h"

#include "core/accounts/logincache.h"
#include "core/base/clock.h"

#include <QPointer>

namespace accounts {

namespace {

LoginHandler toLoginHandler(DoneHandler handler)
{
    return [handler = std::move(handler)](const base::Result<LoginOutcome> &outcome) {
        handler(outcome ? base::Result<>() : base::failure(outcome.error()));
    };
}

} // namespace

SessionKeeper::SessionKeeper(SessionTools tools, QObject *parent)
    : QObject(parent)
    , m_tools(std::move(tools))
{
    m_timer.setInterval(AccountWatch::interval);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SessionKeeper::look);
}

SessionKeeper::~SessionKeeper() = default;

void SessionKeeper::remember(const QString &name, QObject *context, DoneHandler handler)
{
    startTask(SessionTask::Kind::Remember, name, context, toLoginHandler(std::move(handler)));
}

void SessionKeeper::resume(const QString &name, QObject *context, LoginHandler handler)
{
    startTask(SessionTask::Kind::Resume, name, context, std::move(handler));
}

void SessionKeeper::signOut(const QString &name, QObject *context, DoneHandler handler)
{
    startTask(SessionTask::Kind::SignOut, name, context, toLoginHandler(std::move(handler)));
}

void SessionKeeper::signOutEverywhere(const QString &name, QObject *context, DoneHandler handler)
{
    startTask(SessionTask::Kind::SignOutEverywhere, name, context,
        toLoginHandler(std::move(handler)));
}

void SessionKeeper::startTask(SessionTask::Kind kind, const QString &name, QObject *context,
    LoginHandler handler)
{
    const auto parsed = parseUserName(name);
    if (!parsed) {
        QMetaObject::invokeMethod(
            context,
            [handler = std::move(handler), error = parsed.error()] {
                handler(base::failure(error));
            },
            Qt::QueuedConnection);
        return;
    }
    auto task = std::make_unique<SessionTask>(m_tools, kind, *parsed);
    SessionTask *const started = task.get();
    m_tasks.emplace(started, std::move(task));
    connect(started, &SessionTask::finished, this,
        [this, started, context = QPointer<QObject>(context), handler = std::move(handler)] {
            const auto result = started->result();
            noteRemembered(*started);
            // Later: it is inside its own signal.
            QMetaObject::invokeMethod(
                this, [this, started] { m_tasks.erase(started); }, Qt::QueuedConnection);
            if (context)
                handler(result);
        });
    started->start();
}

void SessionKeeper::noteRemembered(const SessionTask &task)
{
    const bool begins
        = task.kind() == SessionTask::Kind::Remember || task.kind() == SessionTask::Kind::Resume;
    if (begins && task.result())
        m_remembered = task.name();
    else if (!begins && m_remembered == task.name())
        m_remembered = {};
}

void SessionKeeper::watch(const QString &name)
{
    const auto parsed = parseUserName(name);
    if (!parsed)
        return;
    m_watched = *parsed;
    m_watch = {};
    m_timer.start();
    look();
}

void SessionKeeper::stopWatching()
{
    m_timer.stop();
    m_watched = {};
}

void SessionKeeper::lookNow()
{
    if (!m_watched.isEmpty())
        look();
}

void SessionKeeper::look()
{
    m_tools.cache.readVersion(m_watched, this,
        [this, name = m_watched](const base::Result<QByteArray> &version) {
            if (name != m_watched)
                return;
            const auto ask = m_watch.versionRead(version, m_tools.clock.steadyTime());
            if (ask == AccountWatch::Ask::Nothing)
                return;
            if (m_remembered == m_watched)
                lookAtSession();
            else if (ask == AccountWatch::Ask::Session)
                end(toError(SessionVerdict::Ended));
            else
                lookInDirectory();
        });
}

void SessionKeeper::lookAtSession()
{
    // Asks the directory too, and forgets what has ended.
    resume(m_watched.spelling(), this,
        [this, name = m_watched](const base::Result<LoginOutcome> &outcome) {
            if (name == m_watched && !outcome
                && outcome.error().kind == base::ErrorKind::Credentials)
                end(outcome.error());
        });
}

void SessionKeeper::lookInDirectory()
{
    m_tools.store.find(m_watched, this,
        [this, name = m_watched](const base::Result<DirectoryAnswer> &answer) {
            if (name != m_watched
                || AccountWatch::directoryRead(answer) != SessionVerdict::Disabled)
                return;
            end(toError(SessionVerdict::Disabled));
        });
}

void SessionKeeper::end(const base::Error &why)
{
    stopWatching();
    emit ended(why);
}

} // namespace accounts
