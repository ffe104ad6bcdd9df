SELECT {name}, display_name, disabled, changed_at
FROM {table}
WHERE {name} > ?
ORDER BY {name}
LIMIT 500;
