#include "core/redis/handshake.h"

#include "core/redis/rolereply.h"
#include "core/redis/servererror.h"

namespace redis {

using namespace Qt::Literals::StringLiterals;

namespace {

/// HELLO is not there (Redis before 6, or renamed away), or speaks no RESP3.
bool meansNoHello(const base::Error &error)
{
    return error.code == u"NOPROTO" || error.detail.contains("unknown command"_L1)
        || error.detail.contains("unsupported command"_L1);
}

} // namespace

Handshake::Handshake(HandshakeSettings settings)
    : m_settings(std::move(settings))
{
}

resp::RespCommand Handshake::hello() const
{
    resp::RespCommand command {"HELLO", "3"};
    if (!m_settings.password.isEmpty()) {
        const QByteArray user
            = m_settings.userName.isEmpty() ? "default" : m_settings.userName.toUtf8();
        command.add("AUTH").add(user).addSecret(m_settings.password.reveal());
    }
    if (!m_settings.clientName.isEmpty())
        command.add("SETNAME").add(m_settings.clientName);
    return command;
}

resp::RespCommand Handshake::auth() const
{
    resp::RespCommand command {"AUTH"};
    if (m_step == Step::Auth && !m_settings.userName.isEmpty())
        command.add(m_settings.userName.toUtf8());
    command.addSecret(m_settings.password.reveal());
    return command;
}

std::optional<resp::RespCommand> Handshake::next() const
{
    switch (m_step) {
    case Step::Hello:
        return hello();
    case Step::Auth:
    case Step::AuthWithoutUser:
        return auth();
    case Step::SetName:
        return resp::RespCommand {"CLIENT", "SETNAME", m_settings.clientName};
    case Step::Role:
        return resp::RespCommand {"ROLE"};
    case Step::Select:
        return resp::RespCommand {"SELECT", QByteArray::number(m_settings.database)};
    case Step::ReadOnly:
        return resp::RespCommand {"READONLY"};
    case Step::Finished:
        return std::nullopt;
    }
    return std::nullopt;
}

Handshake::Step Handshake::afterLogin() const
{
    if (m_settings.database != 0)
        return Step::Select;
    return m_settings.isCluster ? Step::ReadOnly : Step::Finished;
}

base::Result<> Handshake::helloReceived(const resp::RespValue &reply)
{
    if (reply.isError()) {
        const base::Error error = toError(reply.text);
        if (!meansNoHello(error))
            return base::failure(error);
        if (!m_settings.password.isEmpty())
            m_step = Step::Auth;
        else
            m_step = m_settings.clientName.isEmpty() ? Step::Role : Step::SetName;
        return {};
    }
    if (reply.type != resp::RespType::Map && !reply.isList())
        return base::failure(base::ErrorKind::Protocol, u"HELLO"_s,
            u"the reply to HELLO has an unknown form"_s);
    for (qsizetype i = 0; i + 1 < reply.elements.size(); i += 2) {
        const QByteArray &key = reply.elements[i].text;
        const resp::RespValue &value = reply.elements[i + 1];
        if (key == "proto")
            m_outcome.protocol = value.integer == 3 ? 3 : 2;
        else if (key == "role")
            m_outcome.role = value.text == "master" ? NodeRole::Master : NodeRole::Replica;
        else if (key == "version")
            m_outcome.version = QString::fromUtf8(value.text);
        else if (key == "mode") {
            m_outcome.isSentinel = value.text == "sentinel";
            m_outcome.isCluster = value.text == "cluster";
        }
    }
    m_step = afterLogin();
    return {};
}

base::Result<> Handshake::authReceived(const resp::RespValue &reply)
{
    if (reply.isError()) {
        const base::Error error = toError(reply.text);
        // Servers before ACLs (6.0) know no user names: only the password counts there.
        const bool knowsNoUsers = error.detail.contains("wrong number of arguments"_L1);
        if (m_step != Step::Auth || !knowsNoUsers)
            return base::failure(error);
        m_step = Step::AuthWithoutUser;
        return {};
    }
    m_step = m_settings.clientName.isEmpty() ? Step::Role : Step::SetName;
    return {};
}

void Handshake::roleReceived(const resp::RespValue &reply)
{
    // A user without the right to ROLE learns the role from INFO later.
    if (const auto role = parseRole(reply))
        m_outcome.role = role->role;
    m_step = afterLogin();
}

base::Result<> Handshake::received(const resp::RespValue &reply)
{
    switch (m_step) {
    case Step::Hello:
        return helloReceived(reply);
    case Step::Auth:
    case Step::AuthWithoutUser:
        return authReceived(reply);
    case Step::SetName:
        // A name is a courtesy to the operator: a server that refuses it is still good. NOAUTH is not.
        if (reply.isError() && meaningOf(toError(reply.text)) == ErrorMeaning::Fatal
            && !reply.text.startsWith("NOPERM"))
            return base::failure(toError(reply.text));
        m_step = Step::Role;
        return {};
    case Step::Role:
        roleReceived(reply);
        return {};
    case Step::Select:
        if (reply.isError())
            return base::failure(toError(reply.text));
        m_step = Step::Finished;
        return {};
    case Step::ReadOnly:
        // Who may not do it is sent on to the master by each replica. That the server is no part of a
        // cluster is told where slots are asked for.
        m_step = Step::Finished;
        return {};
    case Step::Finished:
        break;
    }
    return {};
}

} // namespace redis
