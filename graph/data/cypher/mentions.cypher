UNWIND $rows AS row
MATCH (article:Article {id: row.article})
UNWIND row.actors AS key
MATCH (actor:Actor {id: key})
CREATE (article)-[:MENTIONS]->(actor)
RETURN count(*) AS written
