INSERT INTO {table} ({name}, {password})
SELECT {name}, {password}
FROM {table}
WHERE 1 = 0;
