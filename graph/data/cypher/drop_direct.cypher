UNWIND $articles AS key
MATCH (s:Statement)-[:FROM]->(:Article {id: key})
MATCH (s)-[:SUBJECT]->(subject:Actor)
MATCH (s)-[:OBJECT]->(object:Actor)
MATCH (subject)-[r]->(object) WHERE r.statement = s.id
DELETE r
