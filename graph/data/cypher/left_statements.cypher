MATCH (n:Statement)
RETURN true AS left LIMIT 1
