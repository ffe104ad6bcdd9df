SELECT {name}, {password}, display_name, disabled, changed_at
FROM {table}
WHERE 1 = 0;
