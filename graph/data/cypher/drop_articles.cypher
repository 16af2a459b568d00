UNWIND $articles AS key
MATCH (a:Article {id: key})
DETACH DELETE a
