// title: The picture of an actor: everybody it has to do with, and how they stand to each other
// description: Nodes and direct relationships; the Browser draws those between the neighbours by itself.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH path = (a)-[tie]-(b:Actor)
RETURN path
LIMIT 200
