// The actors that articles were about when they were loaded.
UNWIND $articles AS key
MATCH (:Article {id: key})-[:MENTIONS]->(a:Actor)
RETURN DISTINCT a.id AS id ORDER BY id
