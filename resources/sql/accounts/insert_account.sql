INSERT INTO {table} ({name}, {password})
VALUES (?, ?);
