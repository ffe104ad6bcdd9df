SELECT {name}, {password}
FROM {table}
WHERE {name} = ? OR {name} = ?;
