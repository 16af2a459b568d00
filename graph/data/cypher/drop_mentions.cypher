UNWIND $articles AS key
MATCH (:Article {id: key})-[r:MENTIONS]->(:Actor)
DELETE r
