MATCH (:Actor)-[n]->(:Actor) WITH n LIMIT $limit
DELETE n
