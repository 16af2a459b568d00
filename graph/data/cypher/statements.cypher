// One row an article, so that it is looked up once.
UNWIND $rows AS row
MATCH (article:Article {id: row.article})
UNWIND row.statements AS one
MATCH (subject:Actor {id: one.subject})
MATCH (object:Actor {id: one.object})
MERGE (s:Statement {id: one.id})
SET s += one.properties
CREATE (s)-[:SUBJECT]->(subject)
CREATE (s)-[:OBJECT]->(object)
CREATE (s)-[:FROM]->(article)
RETURN count(*) AS written
