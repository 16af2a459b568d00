UNWIND $articles AS key
MATCH (s:Statement)-[:FROM]->(:Article {id: key})
DETACH DELETE s
