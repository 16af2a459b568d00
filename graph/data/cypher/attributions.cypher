UNWIND $rows AS row
MATCH (s:Statement {id: row.statement})
MATCH (actor:Actor {id: row.actor})
CREATE (s)-[:ATTRIBUTED_TO]->(actor)
RETURN count(*) AS written
