SELECT {name}
FROM {table}
WHERE {name} > ?
ORDER BY {name}
LIMIT 500;
