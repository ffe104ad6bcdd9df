#include "ui/text/errorwords.h"

#include <QtGlobal>

#include <array>

namespace ui {

namespace {

using base::ErrorKind;

constexpr std::array codes {
    // What the server answers.
    ErrorEntry {{}, "WRONGPASS",
        QT_TRANSLATE_NOOP("ErrorText", "The server does not know this name with this password."),
        QT_TRANSLATE_NOOP("ErrorText", "Check both; Caps Lock may be on.")},
    ErrorEntry {{}, "NOAUTH", QT_TRANSLATE_NOOP("ErrorText", "The server wants a password."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Enter it in the server settings, or sign in as a Redis ACL user.")},
    ErrorEntry {{}, "NOPERM",
        QT_TRANSLATE_NOOP("ErrorText", "This user may not do that on the server."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Ask whoever runs the server for the right; `taproom doctor` lists what is needed.")},
    ErrorEntry {{}, "DENIED",
        QT_TRANSLATE_NOOP("ErrorText",
            "The server is in protected mode and refuses other computers."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Give it a password, or let it listen on the address you use.")},
    ErrorEntry {{}, "LOADING",
        QT_TRANSLATE_NOOP("ErrorText",
            "The server has just started and is still reading its data."),
        QT_TRANSLATE_NOOP("ErrorText", "It will be ready soon; we try again by ourselves.")},
    ErrorEntry {{}, "MASTERDOWN",
        QT_TRANSLATE_NOOP("ErrorText",
            "This replica has lost its master and does not serve old data."),
        QT_TRANSLATE_NOOP("ErrorText", "Another node is tried.")},
    ErrorEntry {{}, "BUSY", QT_TRANSLATE_NOOP("ErrorText", "The server is busy with a script."),
        QT_TRANSLATE_NOOP("ErrorText",
            "We try again by ourselves; if it lasts, the script must be ended on the server.")},
    ErrorEntry {{}, "OOM",
        QT_TRANSLATE_NOOP("ErrorText", "The server's memory is full, so it takes no messages."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Yours wait here; whoever runs the server must give it more memory or a shorter "
            "history.")},
    ErrorEntry {{}, "MISCONF",
        QT_TRANSLATE_NOOP("ErrorText",
            "The server cannot save to its disk and therefore takes no messages."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Yours wait here; whoever runs the server must free its disk.")},
    ErrorEntry {{}, "READONLY",
        QT_TRANSLATE_NOOP("ErrorText",
            "This node is a replica now; messages must go to the master."),
        QT_TRANSLATE_NOOP("ErrorText", "The new master is being looked for.")},
    ErrorEntry {{}, "NOREPLICAS",
        QT_TRANSLATE_NOOP("ErrorText",
            "The master takes no messages because too few replicas are there."),
        QT_TRANSLATE_NOOP("ErrorText", "Yours wait here until replicas are back.")},
    ErrorEntry {{}, "MAXCLIENTS",
        QT_TRANSLATE_NOOP("ErrorText", "The server has as many clients as it takes."),
        QT_TRANSLATE_NOOP("ErrorText",
            "We try again by ourselves; whoever runs the server can raise maxclients.")},
    ErrorEntry {{}, "TRYAGAIN",
        QT_TRANSLATE_NOOP("ErrorText", "The server is moving data just now."),
        QT_TRANSLATE_NOOP("ErrorText", "We try again by ourselves.")},
    ErrorEntry {{}, "CLUSTERDOWN",
        QT_TRANSLATE_NOOP("ErrorText", "The cluster is not complete and serves nothing."),
        QT_TRANSLATE_NOOP("ErrorText", "We try again by ourselves.")},
    ErrorEntry {{}, "NOSCRIPT",
        QT_TRANSLATE_NOOP("ErrorText", "The server has forgotten the script that stores messages."),
        QT_TRANSLATE_NOOP("ErrorText", "It is sent again with the next try.")},
    ErrorEntry {{}, "WRONGTYPE",
        QT_TRANSLATE_NOOP("ErrorText",
            "A key of this channel holds something that is not Taproom's."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Another program uses the same name; choose another channel or set a prefix.")},
    ErrorEntry {{}, "UNBLOCKED",
        QT_TRANSLATE_NOOP("ErrorText", "The node has just become a replica."),
        QT_TRANSLATE_NOOP("ErrorText", "The new master is being looked for.")},
    // What the way to the server does.
    ErrorEntry {{}, "REFUSED",
        QT_TRANSLATE_NOOP("ErrorText", "Nothing answers at that address and port."),
        QT_TRANSLATE_NOOP("ErrorText", "Check both, and that Redis is running there.")},
    ErrorEntry {ErrorKind::Network, "HOST",
        QT_TRANSLATE_NOOP("ErrorText", "There is no computer of that name."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the name in the server settings, and the network.")},
    ErrorEntry {{}, "UNREACHABLE",
        QT_TRANSLATE_NOOP("ErrorText", "There is no way to that computer."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the network, a VPN, or a firewall between.")},
    ErrorEntry {{}, "CLOSED",
        QT_TRANSLATE_NOOP("ErrorText", "The server has closed the connection."),
        QT_TRANSLATE_NOOP("ErrorText", "We connect again by ourselves.")},
    ErrorEntry {{}, "NOTCONNECTED",
        QT_TRANSLATE_NOOP("ErrorText", "There is no connection to the server."),
        QT_TRANSLATE_NOOP("ErrorText", "We connect again by ourselves.")},
    ErrorEntry {{}, "TLS", QT_TRANSLATE_NOOP("ErrorText", "No secure connection could be made."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Check that the server speaks TLS on that port, and its certificate.")},
    ErrorEntry {{}, "TLSCA",
        QT_TRANSLATE_NOOP("ErrorText",
            "The server's certificate is signed by nobody this computer trusts."),
        QT_TRANSLATE_NOOP("ErrorText", "Name its authority with ?ca=FILE in the server settings.")},
    ErrorEntry {{}, "TLSNAME",
        QT_TRANSLATE_NOOP("ErrorText", "The server's certificate is made out to another name."),
        QT_TRANSLATE_NOOP("ErrorText", "Use the name that is in the certificate.")},
    ErrorEntry {{}, "TLSEXPIRED",
        QT_TRANSLATE_NOOP("ErrorText", "The server's certificate is not valid today."),
        QT_TRANSLATE_NOOP("ErrorText", "It must be renewed; check this computer's clock, too.")},
    ErrorEntry {ErrorKind::Timeout, "CONNECT",
        QT_TRANSLATE_NOOP("ErrorText", "The server did not answer in time."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Check the address; a firewall may swallow the connection.")},
    ErrorEntry {ErrorKind::Timeout, "SILENT",
        QT_TRANSLATE_NOOP("ErrorText", "The server has fallen silent."),
        QT_TRANSLATE_NOOP("ErrorText", "We connect again by ourselves.")},
    ErrorEntry {ErrorKind::Protocol, "NOTREDIS",
        QT_TRANSLATE_NOOP("ErrorText",
            "What answers there is no Redis server; it may be a web server."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the port; Redis usually listens on 6379.")},
    ErrorEntry {{}, "QUEUEFULL",
        QT_TRANSLATE_NOOP("ErrorText", "Too much waits for the server already."),
        QT_TRANSLATE_NOOP("ErrorText", "Wait until the connection is back, then try again.")},
    ErrorEntry {ErrorKind::Topology, "SENTINEL",
        QT_TRANSLATE_NOOP("ErrorText", "This is a Sentinel, not a server that holds data."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Use an address that starts with redis+sentinel:// and ends with the master's name.")},

    // The private servers of the demo.
    ErrorEntry {{}, "NOSERVER",
        QT_TRANSLATE_NOOP("ErrorText", "redis-server is not installed on this computer."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Install it; on Debian and Ubuntu: sudo apt install redis-server.")},
    ErrorEntry {{}, "ADDRESSINUSE",
        QT_TRANSLATE_NOOP("ErrorText", "Another program listens on the port of the demo."),
        QT_TRANSLATE_NOOP("ErrorText", "Start the demo again; it will take other ports.")},
    ErrorEntry {ErrorKind::Timeout, "START",
        QT_TRANSLATE_NOOP("ErrorText", "The demo's Redis did not start in time."),
        QT_TRANSLATE_NOOP("ErrorText", "Start it again when this computer is less busy.")},
    ErrorEntry {ErrorKind::Timeout, "LINK",
        QT_TRANSLATE_NOOP("ErrorText", "The demo's replicas did not find their masters in time."),
        QT_TRANSLATE_NOOP("ErrorText", "Start it again when this computer is less busy.")},
    ErrorEntry {ErrorKind::Server, "EXITED",
        QT_TRANSLATE_NOOP("ErrorText", "A Redis of the demo has ended by itself."),
        QT_TRANSLATE_NOOP("ErrorText", "Close all windows of the demo and start it again.")},
    ErrorEntry {{}, "KEEPER",
        QT_TRANSLATE_NOOP("ErrorText", "The demo's servers have ended or cannot be started."),
        QT_TRANSLATE_NOOP("ErrorText", "Start it again with: taproom demo.")},
    ErrorEntry {ErrorKind::Storage, "SETASIDE",
        QT_TRANSLATE_NOOP("ErrorText", "A file on this computer was damaged and is made anew."),
        QT_TRANSLATE_NOOP("ErrorText",
            "The old one stands beside it, with .damaged behind its name; channels fill again from "
            "the server's logs.")},
    ErrorEntry {ErrorKind::Storage, "NOARCHIVE",
        QT_TRANSLATE_NOOP("ErrorText", "Nothing is kept on this computer to search in."),
        QT_TRANSLATE_NOOP("ErrorText", "Let messages be kept, in the settings.")},
    ErrorEntry {ErrorKind::Timeout, "NOTREPLICATED",
        QT_TRANSLATE_NOOP("ErrorText",
            "The message is stored on the master, but no replica has shown it in time."),
        QT_TRANSLATE_NOOP("ErrorText", "Look at the replicas with: taproom topology.")},
    ErrorEntry {ErrorKind::Storage, "FOLDER",
        QT_TRANSLATE_NOOP("ErrorText", "The data folder cannot be made or written."),
        QT_TRANSLATE_NOOP("ErrorText", "Give another one with --data-dir.")},

    // What cannot be sent or joined.
    ErrorEntry {{}, "NAMEEMPTY", QT_TRANSLATE_NOOP("ErrorText", "A channel needs a name."),
        QT_TRANSLATE_NOOP("ErrorText", "Type one; it is made by joining it.")},
    ErrorEntry {{}, "NAMETOOLONG",
        QT_TRANSLATE_NOOP("ErrorText", "A channel name has at most 128 bytes."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose a shorter one; a Chinese letter counts as three.")},
    ErrorEntry {{}, "NAMENOTTEXT", QT_TRANSLATE_NOOP("ErrorText", "A channel name has to be text."),
        QT_TRANSLATE_NOOP("ErrorText", "Type it instead of pasting it.")},
    ErrorEntry {{}, "NAMECONTROL",
        QT_TRANSLATE_NOOP("ErrorText", "The name contains a character that nobody can see."),
        QT_TRANSLATE_NOOP("ErrorText", "Type it instead of pasting it.")},
    ErrorEntry {{}, "NAMERESERVED",
        QT_TRANSLATE_NOOP("ErrorText",
            "Names that begin like this are used by Redis or by Taproom itself."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another beginning.")},
    ErrorEntry {{}, "USEREMPTY", QT_TRANSLATE_NOOP("ErrorText", "A user name is needed."),
        QT_TRANSLATE_NOOP("ErrorText", "Type yours.")},
    ErrorEntry {{}, "USERNOTTEXT", QT_TRANSLATE_NOOP("ErrorText", "A user name has to be text."),
        QT_TRANSLATE_NOOP("ErrorText", "Type it instead of pasting it.")},
    ErrorEntry {{}, "USERLETTER",
        QT_TRANSLATE_NOOP("ErrorText",
            "A user name has letters, digits, dots, underscores and dashes only."),
        QT_TRANSLATE_NOOP("ErrorText", "Take out the others.")},
    ErrorEntry {{}, "USERTOOLONG",
        QT_TRANSLATE_NOOP("ErrorText", "A user name has at most 32 letters."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose a shorter one.")},
    ErrorEntry {{}, "EMPTY", QT_TRANSLATE_NOOP("ErrorText", "There is nothing to send."),
        QT_TRANSLATE_NOOP("ErrorText", "Write something first.")},
    ErrorEntry {{}, "TOOLONG",
        QT_TRANSLATE_NOOP("ErrorText", "The message is too long: at most 64 KiB are taken."),
        QT_TRANSLATE_NOOP("ErrorText", "Shorten it, or send it in parts.")},
    ErrorEntry {{}, "NOTTEXT", QT_TRANSLATE_NOOP("ErrorText", "A message has to be text."),
        QT_TRANSLATE_NOOP("ErrorText", "Send bytes with `taproom send --plain`.")},
    ErrorEntry {{}, "PATTERNROOM",
        QT_TRANSLATE_NOOP("ErrorText",
            "A pattern listens to many channels and has none to write to."),
        QT_TRANSLATE_NOOP("ErrorText", "Open one of them to write there.")},
    ErrorEntry {{}, "NOTJOINED", QT_TRANSLATE_NOOP("ErrorText", "That channel is not joined."),
        QT_TRANSLATE_NOOP("ErrorText", "Join it first.")},
    ErrorEntry {{}, "UNKNOWNCOMMAND", QT_TRANSLATE_NOOP("ErrorText", "There is no such command."),
        QT_TRANSLATE_NOOP("ErrorText",
            "/help lists them; a message that begins with a slash is written with two.")},
    ErrorEntry {{}, "NOTSTORED",
        QT_TRANSLATE_NOOP("ErrorText", "The message was not stored in time."),
        QT_TRANSLATE_NOOP("ErrorText",
            "It stays in the outbox and is sent when the server answers.")},

    // What is missing to start with.
    ErrorEntry {{}, "NOMASTER",
        QT_TRANSLATE_NOOP("ErrorText", "None of the nodes that answer is a master."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Check the address, and that a master is running; it is looked for again by "
            "ourselves.")},
    ErrorEntry {{}, "NOSHARDMASTER",
        QT_TRANSLATE_NOOP("ErrorText", "This part of the cluster has no master just now."),
        QT_TRANSLATE_NOOP("ErrorText",
            "The cluster chooses another one; we try again by ourselves.")},
    ErrorEntry {{}, "NOSLOTS",
        QT_TRANSLATE_NOOP("ErrorText", "The cluster is not set up: no node serves anything."),
        QT_TRANSLATE_NOOP("ErrorText", "Give its slots to its nodes with redis-cli --cluster.")},
    ErrorEntry {{}, "NOTCLUSTER",
        QT_TRANSLATE_NOOP("ErrorText", "The server is no part of a cluster."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Write redis:// instead of redis+cluster:// in its address.")},
    ErrorEntry {{}, "ISCLUSTER",
        QT_TRANSLATE_NOOP("ErrorText", "The server is a node of a cluster."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Write redis+cluster:// instead of redis:// in its address.")},
    ErrorEntry {{}, "CROSSSLOT",
        QT_TRANSLATE_NOOP("ErrorText",
            "The keys of this command are on several nodes of the cluster."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Keys with the same {tag} share a slot; else send one command for each.")},
    ErrorEntry {{}, "NONODE",
        QT_TRANSLATE_NOOP("ErrorText", "That node cannot be reached, or is none of this server."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose one that the topology shows.")},
    ErrorEntry {{}, "SQL_NEWER",
        QT_TRANSLATE_NOOP("ErrorText", "The data was written by a newer version of Taproom."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Install that version, or name another folder with --data-dir.")},
};

} // namespace

std::span<const ErrorEntry> knownCodes()
{
    return codes;
}

ErrorEntry wordsOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return {kind, "", QT_TRANSLATE_NOOP("ErrorText", "The connection to the server broke."),
            QT_TRANSLATE_NOOP("ErrorText",
                "We connect again by ourselves; check the network if it lasts.")};
    case ErrorKind::Timeout:
        return {kind, "", QT_TRANSLATE_NOOP("ErrorText", "The server did not answer in time."),
            QT_TRANSLATE_NOOP("ErrorText",
                "We try again by ourselves; check the network if it lasts.")};
    case ErrorKind::Protocol:
        return {kind, "",
            QT_TRANSLATE_NOOP("ErrorText", "The server sent something that is no Redis protocol."),
            QT_TRANSLATE_NOOP("ErrorText", "Check the address and port; a proxy may be between.")};
    case ErrorKind::Server:
        return {kind, "", QT_TRANSLATE_NOOP("ErrorText", "The server refused this."),
            QT_TRANSLATE_NOOP("ErrorText", "Try again, or ask whoever runs the server.")};
    case ErrorKind::Topology:
        return {kind, "", QT_TRANSLATE_NOOP("ErrorText", "No node of this server can do that now."),
            QT_TRANSLATE_NOOP("ErrorText", "Master and replicas are being looked for again.")};
    case ErrorKind::Credentials:
        return {kind, "", QT_TRANSLATE_NOOP("ErrorText", "The name or the password is wrong."),
            QT_TRANSLATE_NOOP("ErrorText", "Check both; Caps Lock may be on.")};
    case ErrorKind::Storage:
        return {kind, "",
            QT_TRANSLATE_NOOP("ErrorText", "A file on this computer cannot be read or written."),
            QT_TRANSLATE_NOOP("ErrorText",
                "Check that the disk is not full and the data folder is yours.")};
    case ErrorKind::Input:
        return {kind, "", QT_TRANSLATE_NOOP("ErrorText", "What was entered cannot be used."),
            nullptr};
    case ErrorKind::Cancelled:
        return {kind, "", QT_TRANSLATE_NOOP("ErrorText", "This was given up before it was done."),
            nullptr};
    }
    return {kind, "", QT_TRANSLATE_NOOP("ErrorText", "Something went wrong."), nullptr};
}

} // namespace ui
