MATCH (n:Actor)
RETURN true AS left LIMIT 1
