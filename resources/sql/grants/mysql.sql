-- MySQL and MariaDB: users for the account table userinfos(uname, upwd). See README.md beside this file.
-- `%` is any host: name the network of your clients instead where you can.

-- Sign-in only.
CREATE USER 'taproom_verify'@'%' IDENTIFIED BY '@VERIFY_PASSWORD@';
GRANT SELECT (uname, upwd) ON `@DATABASE@`.`userinfos` TO 'taproom_verify'@'%';

-- Sign-in, and hashes replaced by better ones. Names stay as they are.
CREATE USER 'taproom_upgrade'@'%' IDENTIFIED BY '@UPGRADE_PASSWORD@';
GRANT SELECT (uname, upwd), UPDATE (upwd) ON `@DATABASE@`.`userinfos` TO 'taproom_upgrade'@'%';

-- Accounts are added, too.
CREATE USER 'taproom_admin'@'%' IDENTIFIED BY '@ADMIN_PASSWORD@';
GRANT SELECT (uname, upwd), INSERT (uname, upwd), UPDATE (upwd)
    ON `@DATABASE@`.`userinfos` TO 'taproom_admin'@'%';

-- Nobody signs in over an unencrypted connection. Take the lines out only for a server on loopback.
ALTER USER 'taproom_verify'@'%' REQUIRE SSL;
ALTER USER 'taproom_upgrade'@'%' REQUIRE SSL;
ALTER USER 'taproom_admin'@'%' REQUIRE SSL;
