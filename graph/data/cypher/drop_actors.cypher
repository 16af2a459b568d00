UNWIND $actors AS key
MATCH (a:Actor {id: key})
DETACH DELETE a
