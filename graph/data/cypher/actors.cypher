UNWIND $rows AS row
MERGE (a:Actor {id: row.id})
SET a += row.properties
RETURN count(*) AS written
