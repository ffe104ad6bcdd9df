-- PostgreSQL: users for the account table userinfos(uname, upwd). See README.md beside this file.
-- TLS is asked for in pg_hba.conf (hostssl), not here.

-- By default everybody may connect to a database and create temporary tables in it.
REVOKE ALL ON DATABASE "@DATABASE@" FROM PUBLIC;

-- Sign-in only.
CREATE ROLE taproom_verify LOGIN PASSWORD '@VERIFY_PASSWORD@';
GRANT CONNECT ON DATABASE "@DATABASE@" TO taproom_verify;
GRANT USAGE ON SCHEMA "@SCHEMA@" TO taproom_verify;
GRANT SELECT (uname, upwd) ON "@SCHEMA@".userinfos TO taproom_verify;

-- Sign-in, and hashes replaced by better ones. Names stay as they are.
CREATE ROLE taproom_upgrade LOGIN PASSWORD '@UPGRADE_PASSWORD@';
GRANT CONNECT ON DATABASE "@DATABASE@" TO taproom_upgrade;
GRANT USAGE ON SCHEMA "@SCHEMA@" TO taproom_upgrade;
GRANT SELECT (uname, upwd), UPDATE (upwd) ON "@SCHEMA@".userinfos TO taproom_upgrade;

-- Accounts are added, too.
CREATE ROLE taproom_admin LOGIN PASSWORD '@ADMIN_PASSWORD@';
GRANT CONNECT ON DATABASE "@DATABASE@" TO taproom_admin;
GRANT USAGE ON SCHEMA "@SCHEMA@" TO taproom_admin;
GRANT SELECT (uname, upwd), INSERT (uname, upwd), UPDATE (upwd)
    ON "@SCHEMA@".userinfos TO taproom_admin;
