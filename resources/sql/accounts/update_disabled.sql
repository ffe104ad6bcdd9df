UPDATE {table}
SET disabled = ?, changed_at = ?
WHERE {name} = ?;
