UPDATE {table}
SET {password} = ?
WHERE {name} = ?;
