#include "app/helptext.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace app {

namespace {

QString commonText()
{
    return uR"(
Which Redis, for every command:
  --redis URL      redis://[user:password@]host[:port][,host:port…], rediss://…,
                   redis+sentinel://host:port,…/SERVICE, redis+cluster://host:port,…
                   with ?prefix=, ?read=replica|master|nearest, ?ca=FILE, ?cert=, ?key=,
                   ?max-lag=BYTES and ?max-silence=SECONDS that a replica may be behind,
                   ?sentinel-user=, ?sentinel-password= where Sentinels have their own
  --profile NAME   a profile of profiles.ini; "demo" is the demo that runs
  --accounts URL   sqlite:FILE, mysql://user:password@host/db, postgresql://…
  --data-dir DIR   settings and data in this folder instead of the usual ones
  --json           one JSON object a line
)"_s;
}

QString overviewText()
{
    return uR"(taproom - a chat whose only server is Redis

  taproom                        opens the window
  taproom demo                   starts private servers, or joins them, and opens a window
  taproom send CHANNEL [TEXT|-]  posts a message
  taproom tail CHANNEL…          prints messages as they come
  taproom count CHANNEL…         counts subscribers on all nodes
  taproom topology               shows the nodes, and which is read and written
  taproom doctor [CHANNEL]       looks for what is wrong, and says what to do
  taproom exec COMMAND…          sends any Redis command; without one: lines of standard input
  taproom login NAME             signs in and says who answered
  taproom user ACTION [NAME]     looks after accounts: add, passwd, disable, enable, list
  taproom COMMAND --help         tells more
  taproom --version
)"_s;
}

QString demoText()
{
    return uR"(taproom demo [--user NAME] [--no-window] [--sentinel]

Starts a master, its replica and the replica's replica on free ports of this computer, with
channels that have some history, and opens the window of alice (or NAME). A second call joins the
servers of the first. When the last one ends, the servers end too; nothing they hold is kept.

  --user NAME      whose window, e.g. alice, bob or carol
  --no-window      only keep the servers running, until Ctrl+C
  --sentinel       a master, two replicas and three Sentinels instead: end the master, and see another
                   one take over

Prints a line for each server: NAME ADDRESS [copies NAME | watches NAME], and one with the accounts
that can sign in and their password. Exit code: 0.
)"_s;
}

QString sendText()
{
    return uR"(taproom send CHANNEL [TEXT|-] [--user NAME] [--replicated | --plain]

Posts TEXT, or what stands on standard input, to the channel's log and its subscribers, and prints
the id of the log entry.

  --user NAME      who says it; otherwise the profile's user, or the name you are logged in with
  --replicated     waits until the message has come back from the node that is read, too
  --plain          a bare PUBLISH without log; prints how many the master's node reached

Exit codes: 0 stored, 2 not reachable, 3 refused.
)"_s;
}

QString tailText()
{
    return uR"(taproom tail CHANNEL… [--history N] [--pattern] [--count N]

Prints messages exactly once and in order, until Ctrl+C. What was missed while a connection was
away is read from the log; what the log does not have any more is said in a line of its own.

  --history N      begin with the last N messages of the log
  --pattern        the names are patterns as PSUBSCRIBE has them, e.g. 'news.*'
  --count N        end after N messages

With --json a line is {"id","uid","from","kind","body","channel","at","plain"}; bytes that are no
UTF-8 stand as "hex" instead of "body"; what is missing is of kind "gap",
and a line that the server did not keep after all is taken back by one of kind "lost".
Exit codes: 0, 2 not reachable.
)"_s;
}

QString countText()
{
    return uR"(taproom count CHANNEL…

Counts the subscribers of each channel on every node, and their sum.

With --json a line is {"channel","total","complete","nodes":[{"address","subscribers"}]}; complete
is false when a node did not answer: the total is a lower bound then.
Exit codes: 0, 2 not reachable.
)"_s;
}

QString topologyText()
{
    return uR"(taproom topology

Shows the nodes: who follows whom, how far each replica is behind, how many subscribe there to the
known channels, and which node is read and which written.

With --json a line is {"read","write","nodes":[{"address","role","parent","link","lag_bytes",
"lag_seconds","subscribers","state"}]}; what is not known is null. The state of a node is one of
ok, unreachable, silent, loading, syncing, cut, detached and behind.
Exit codes: 0, 2 not reachable.
)"_s;
}

QString doctorText()
{
    return uR"(taproom doctor [CHANNEL]

Looks at the servers as they are for the user of the URL, and says what to do about each problem:
whether all nodes answer and are connected, whether somebody could listen on the way, every right
that chatting needs (for CHANNEL; general when not given), whether replicas answer without their
master, how far subscribers may fall behind, whether the master writes what no replica gets, whether
logs may be thrown away, whether enough Sentinels agree, and whether the table of the accounts that
--accounts or the profile names takes good hashes. It changes nothing.

What this user may not see is marked with a question mark; a user who may run CONFIG GET sees all.

With --json a line is {"check","state","place","text","advice"}; state is good, problem or unknown.
Exit codes: 0 no problems, 1 problems.
)"_s;
}

QString execText()
{
    return uR"(taproom exec [--on master|replica|HOST:PORT] [--raw|--no-raw] COMMAND…
taproom exec [--on …] < LINES

Sends a command and prints the reply as redis-cli does: formatted on a terminal, raw elsewhere.
Without COMMAND every line of standard input is one, and all are sent as one pipeline. Words may
stand in quotes as in redis-cli: "a b", "\x00\n", 'a "b"'.

  --on NODE        where; master when not given
  --raw            raw replies even on a terminal
  --no-raw         formatted replies even when the output is no terminal

Exit codes: 0, 2 not reachable, 3 an error reply.
)"_s;
}

QString loginText()
{
    return uR"(taproom login NAME [--method directory|acl]

Signs in as the dialog does and says who answered: the login cache in Redis, the account directory,
or Redis itself. The password is typed without being shown, or is the first line of standard input.

  --method acl     NAME is a user of Redis (ACL), and the server itself is asked

Without --accounts the directory is the profile's, or a file of Taproom's own.
With --json the line is {"result":"in|wrong|throttled|unreachable","by":"cache|directory|acl",
"upgraded":true|false}; "by" is null where nobody answered.
Exit codes: 0 in, 1 wrong, 2 not reachable, 4 too many wrong passwords.
)"_s;
}

QString userText()
{
    return uR"(taproom user add NAME [--display-name TEXT]
taproom user passwd NAME
taproom user disable NAME
taproom user enable NAME
taproom user list

Looks after the account directory. New passwords are typed twice without being shown, or are the
first line of standard input. A changed password and a disabled account count at once everywhere:
what Redis remembers of the user goes, and remembered sign-ins end.

With --json an account is {"name","display_name","disabled","changed_at"}, the time in ms since 1970.
Exit codes: 0 done, 1 refused, 2 the directory is not reachable.
)"_s;
}

} // namespace

QString helpText(const QString &command)
{
    const QHash<QString, QString> texts {{u"demo"_s, demoText()}, {u"send"_s, sendText()},
        {u"tail"_s, tailText()}, {u"count"_s, countText()}, {u"topology"_s, topologyText()},
        {u"doctor"_s, doctorText()}, {u"exec"_s, execText()}, {u"login"_s, loginText()},
        {u"user"_s, userText()}};
    const QString text = texts.value(command, overviewText()) + commonText();
    return text;
}

} // namespace app
