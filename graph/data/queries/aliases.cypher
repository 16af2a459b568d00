// title: Actors with several names
// description: Every further name of an actor beside the fullest one.
MATCH (a:Actor)
UNWIND a.names AS alias
WITH a, alias
WHERE alias <> a.name
RETURN DISTINCT a.name AS actor, alias
ORDER BY actor, alias
