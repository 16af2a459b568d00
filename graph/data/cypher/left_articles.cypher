MATCH (n:Article)
RETURN true AS left LIMIT 1
