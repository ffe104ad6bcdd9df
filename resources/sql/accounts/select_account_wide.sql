SELECT {name}, {password}, display_name, disabled, changed_at
FROM {table}
WHERE {name} = ? OR {name} = ?;
