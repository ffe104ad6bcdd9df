UPDATE {table}
SET {password} = ?
WHERE {name} = ? AND {password} = ?;
