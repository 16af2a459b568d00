// title: Places of assaults
// description: How many assaults are asserted or reported at each place, by how many stories, and from when to when.
MATCH (s:Statement)-[:FROM]->(c:Article)
WHERE s.relation = 'ASSAULT' AND s.place IS NOT NULL AND s.status IN ['asserted', 'reported'] AND NOT s.negated
WITH s, c.story AS story, toString(coalesce(s.eventStart, c.published)) AS day
RETURN s.place AS place, count(s) AS assaults, count(DISTINCT story) AS sources, min(day) AS first, max(day) AS last
ORDER BY assaults DESC, place
