// RELATION is replaced by a type of the vocabulary: a type cannot be a parameter.
UNWIND $rows AS row
MATCH (subject:Actor {id: row.subject})
MATCH (object:Actor {id: row.object})
CREATE (subject)-[r:RELATION]->(object)
SET r += row.properties
RETURN count(*) AS written
