INSERT INTO {table} ({name}, {password}, display_name, disabled, changed_at)
VALUES (?, ?, ?, ?, ?);
