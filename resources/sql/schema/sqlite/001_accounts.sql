-- The directory of Taproom's own. Passwords are Argon2id strings; times are ms since 1970, UTC.
CREATE TABLE {table} (
    {name} TEXT NOT NULL PRIMARY KEY,
    {password} TEXT NOT NULL,
    display_name TEXT,
    disabled INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER
);

-- "TPRM": by this the file is known as ours.
PRAGMA application_id = 1414550093;
