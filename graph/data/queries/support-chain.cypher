// title: The shortest chains of support from one actor to another
// description: Up to four steps of support, alliance or aid, each asserted or reported.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
// parameter: partner e.g. Sadr - any name of the other actor; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.name) = toLower($name) OR any(known IN a.names WHERE toLower(known) = toLower($name))
MATCH (b:Actor)
WHERE toLower(b.name) = toLower($partner) OR any(known IN b.names WHERE toLower(known) = toLower($partner))
MATCH p = (a)-[:SUPPORTS|ALLIED_WITH|AIDS*1..4]->(b)
WHERE a <> b
WITH a, b, min(length(p)) AS steps
MATCH q = (a)-[:SUPPORTS|ALLIED_WITH|AIDS*1..4]->(b)
WHERE length(q) = steps
WITH DISTINCT steps, [actor IN nodes(q) | actor.name] AS names
RETURN DISTINCT steps, reduce(text = head(names), one IN tail(names) | text + ' > ' + one) AS chain
ORDER BY steps, chain
