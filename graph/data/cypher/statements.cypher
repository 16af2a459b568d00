UNWIND $rows AS row
MATCH (article:Article {id: row.article})
MATCH (subject:Actor {id: row.subject})
MATCH (object:Actor {id: row.object})
MERGE (s:Statement {id: row.id})
SET s += row.properties
CREATE (s)-[:SUBJECT]->(subject)
CREATE (s)-[:OBJECT]->(object)
CREATE (s)-[:FROM]->(article)
RETURN count(*) AS written
