SELECT COUNT(*), SUM(CASE WHEN {password} LIKE '$argon2id$%' THEN 0 ELSE 1 END)
FROM {table};
