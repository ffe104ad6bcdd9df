UPDATE {table}
SET {password} = ?, changed_at = ?
WHERE {name} = ? AND {password} = ?;
