-- PostgreSQL: an account table of Taproom's own. An existing userinfos(uname, upwd) will do, too; the
-- other columns let accounts have a display name and be disabled.
CREATE TABLE userinfos (
    uname VARCHAR(64) NOT NULL PRIMARY KEY,
    upwd VARCHAR(255) NOT NULL,
    display_name VARCHAR(128),
    disabled BOOLEAN NOT NULL DEFAULT FALSE,
    changed_at BIGINT
);
