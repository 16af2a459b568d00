MATCH (n:Article) WITH n LIMIT $limit
DETACH DELETE n
