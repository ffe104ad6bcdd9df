UPDATE {table}
SET {password} = {password}
WHERE 1 = 0;
