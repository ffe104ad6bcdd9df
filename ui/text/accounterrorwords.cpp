#include "ui/text/errorwords.h"

#include <QtGlobal>

#include <array>

namespace ui {

namespace {

constexpr std::array accountCodes {
    // The account database.
    ErrorEntry {{}, "SQL_DRIVER",
        QT_TRANSLATE_NOOP("ErrorText",
            "This computer has no driver for that kind of account database."),
        QT_TRANSLATE_NOOP("ErrorText",
            "On Debian and Ubuntu install libqt6sql6-mysql for MySQL and MariaDB, or "
            "libqt6sql6-psql for PostgreSQL.")},
    ErrorEntry {{}, "SQL_UNREACHABLE",
        QT_TRANSLATE_NOOP("ErrorText", "The account database cannot be reached."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Check its address in the server settings, and that it is running.")},
    ErrorEntry {{}, "SQL_GONE",
        QT_TRANSLATE_NOOP("ErrorText", "The connection to the account database broke."),
        QT_TRANSLATE_NOOP("ErrorText", "Try again; check the network if it lasts.")},
    ErrorEntry {{}, "SQL_SLOW",
        QT_TRANSLATE_NOOP("ErrorText", "The account database did not answer in time."),
        QT_TRANSLATE_NOOP("ErrorText", "Try again, or ask whoever runs it.")},
    ErrorEntry {{}, "SQL_LOGIN",
        QT_TRANSLATE_NOOP("ErrorText",
            "The account database does not accept the user name and password of this profile."),
        QT_TRANSLATE_NOOP("ErrorText", "Correct them in the server settings.")},
    ErrorEntry {{}, "SQL_TLS",
        QT_TRANSLATE_NOOP("ErrorText",
            "No secure connection to the account database could be made."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Check that it speaks TLS, and name its authority with ca=FILE in the server "
            "settings.")},
    ErrorEntry {{}, "SQL_DATABASE",
        QT_TRANSLATE_NOOP("ErrorText", "There is no such account database."),
        QT_TRANSLATE_NOOP("ErrorText", "Check its name in the server settings.")},
    ErrorEntry {{}, "SQL_TABLE",
        QT_TRANSLATE_NOOP("ErrorText", "The account database has no table of that name."),
        QT_TRANSLATE_NOOP("ErrorText", "Name the right table in the server settings.")},
    ErrorEntry {{}, "SQL_COLUMN",
        QT_TRANSLATE_NOOP("ErrorText", "The account table has no columns of those names."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Name the columns of names and passwords in the server settings.")},
    ErrorEntry {{}, "SQL_RIGHT",
        QT_TRANSLATE_NOOP("ErrorText",
            "The account database does not let this profile's user do that."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Whoever runs it finds ready grants in resources/sql/grants.")},
    ErrorEntry {{}, "SQL_READONLY",
        QT_TRANSLATE_NOOP("ErrorText", "The account database takes no changes."),
        QT_TRANSLATE_NOOP("ErrorText", "Ask whoever runs it, or use the one that does.")},
    ErrorEntry {{}, "SQL_TOO_LONG",
        QT_TRANSLATE_NOOP("ErrorText", "A column of the account table is too narrow for that."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Whoever runs the database must make it wider; a password needs 97 characters.")},
    ErrorEntry {{}, "SQL_BUSY",
        QT_TRANSLATE_NOOP("ErrorText", "The account database is locked by somebody else."),
        QT_TRANSLATE_NOOP("ErrorText", "Try again in a moment.")},
    ErrorEntry {{}, "SQL_FULL",
        QT_TRANSLATE_NOOP("ErrorText", "The account database has no room left."),
        QT_TRANSLATE_NOOP("ErrorText", "Whoever runs it must free its disk.")},
    ErrorEntry {{}, "SQL_DAMAGED",
        QT_TRANSLATE_NOOP("ErrorText", "The account file is damaged, or is no database."),
        QT_TRANSLATE_NOOP("ErrorText", "Restore it, or name another one in the server settings.")},
    ErrorEntry {{}, "SQL_ERROR",
        QT_TRANSLATE_NOOP("ErrorText", "The account database could not answer."),
        QT_TRANSLATE_NOOP("ErrorText", "Try again, or ask whoever runs it.")},
    // Signing in.
    ErrorEntry {{}, "NOPASSWORD", QT_TRANSLATE_NOOP("ErrorText", "A password is needed."),
        QT_TRANSLATE_NOOP("ErrorText", "Enter yours.")},
    ErrorEntry {{}, "LOGIN_WRONG",
        QT_TRANSLATE_NOOP("ErrorText", "The name or the password is wrong."),
        QT_TRANSLATE_NOOP("ErrorText", "Check both; Caps Lock may be on.")},
    ErrorEntry {{}, "LOGIN_WRONG_CACHED",
        QT_TRANSLATE_NOOP("ErrorText",
            "The name or the password is wrong, as far as is remembered; the account database "
            "cannot be reached."),
        QT_TRANSLATE_NOOP("ErrorText",
            "If you have just changed your password, try again when the database is back.")},
    ErrorEntry {{}, "LOGIN_UNKNOWN",
        QT_TRANSLATE_NOOP("ErrorText", "There is no account of that name."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the spelling.")},
    ErrorEntry {{}, "LOGIN_THROTTLED",
        QT_TRANSLATE_NOOP("ErrorText", "Too many wrong passwords were tried for this name."),
        QT_TRANSLATE_NOOP("ErrorText", "Wait a while before you try again.")},
    ErrorEntry {{}, "LOGIN_DISABLED",
        QT_TRANSLATE_NOOP("ErrorText", "This account is disabled or gone."),
        QT_TRANSLATE_NOOP("ErrorText", "Ask whoever looks after the accounts.")},
    ErrorEntry {{}, "SESSION_ENDED",
        QT_TRANSLATE_NOOP("ErrorText", "The remembered sign-in has ended."),
        QT_TRANSLATE_NOOP("ErrorText", "Enter your password to sign in again.")},
    ErrorEntry {{}, "SESSION_TOKEN",
        QT_TRANSLATE_NOOP("ErrorText", "No sign-in of that name is remembered on this computer."),
        QT_TRANSLATE_NOOP("ErrorText", "Enter your password.")},
    ErrorEntry {{}, "KEYCHAIN",
        QT_TRANSLATE_NOOP("ErrorText", "This computer's keychain cannot be used."),
        QT_TRANSLATE_NOOP("ErrorText", "Unlock it, or sign in with the password each time.")},
    ErrorEntry {{}, "HASH_MEMORY",
        QT_TRANSLATE_NOOP("ErrorText", "There is too little memory to check the password."),
        QT_TRANSLATE_NOOP("ErrorText", "Close other programs and try again.")},
    // Accounts and their changes.
    ErrorEntry {{}, "USER_NAME", QT_TRANSLATE_NOOP("ErrorText", "That is no user name."),
        QT_TRANSLATE_NOOP("ErrorText",
            "A name has 1 to 32 letters and digits, dots, underscores and dashes; a new one has "
            "the letters of one script only.")},
    ErrorEntry {{}, "PASSWORD", QT_TRANSLATE_NOOP("ErrorText", "That cannot be a password."),
        QT_TRANSLATE_NOOP("ErrorText",
            "It has at least one and at most 1024 letters, and no control characters.")},
    ErrorEntry {{}, "DIFFERENT", QT_TRANSLATE_NOOP("ErrorText", "The two passwords differ."),
        QT_TRANSLATE_NOOP("ErrorText", "Type the new one again.")},
    ErrorEntry {{}, "NO_ACCOUNT",
        QT_TRANSLATE_NOOP("ErrorText", "There is no account of that name."),
        QT_TRANSLATE_NOOP("ErrorText", "Check the spelling.")},
    ErrorEntry {{}, "NAME_TAKEN",
        QT_TRANSLATE_NOOP("ErrorText", "An account has that name already."),
        QT_TRANSLATE_NOOP("ErrorText", "Choose another name.")},
    ErrorEntry {{}, "CHANGED_MEANWHILE",
        QT_TRANSLATE_NOOP("ErrorText", "Somebody else has changed the password in the meantime."),
        QT_TRANSLATE_NOOP("ErrorText", "Sign in with the new one.")},
    ErrorEntry {{}, "COLUMN_TOO_NARROW",
        QT_TRANSLATE_NOOP("ErrorText",
            "The password column of the account table has no room for a safe hash."),
        QT_TRANSLATE_NOOP("ErrorText",
            "Whoever runs the database must make it 255 characters wide.")},
    ErrorEntry {{}, "NO_DISABLED_COLUMN",
        QT_TRANSLATE_NOOP("ErrorText", "Accounts of this table cannot be disabled."),
        QT_TRANSLATE_NOOP("ErrorText",
            "It needs the columns display_name, disabled and changed_at; resources/sql/schema has "
            "them.")},
};

} // namespace

std::span<const ErrorEntry> knownAccountCodes()
{
    return accountCodes;
}

} // namespace ui
