UNWIND $rows AS row
MATCH (article:Article {id: row.article})
MATCH (actor:Actor {id: row.actor})
CREATE (article)-[:MENTIONS]->(actor)
RETURN count(*) AS written
