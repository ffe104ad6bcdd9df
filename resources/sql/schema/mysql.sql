-- MySQL and MariaDB: an account table of Taproom's own. An existing userinfos(uname, upwd) will do, too;
-- the other columns let accounts have a display name and be disabled.
CREATE TABLE userinfos (
    uname VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL PRIMARY KEY,
    upwd VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    display_name VARCHAR(128) CHARACTER SET utf8mb4,
    disabled BOOLEAN NOT NULL DEFAULT FALSE,
    changed_at BIGINT
);
