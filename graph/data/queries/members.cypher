// title: Members and parts of an organisation
// description: Persons and groups that belong to it, organisations that are a part of it, and who leads it, with how
// description: sure the article is.
// parameter: name e.g. Kadhimi - any name of the actor; its case does not matter
MATCH (b:Actor)
WHERE toLower(b.name) = toLower($name) OR any(known IN b.names WHERE toLower(known) = toLower($name))
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.relation IN ['MEMBER_OF', 'PART_OF', 'LEADS', 'HOLDS_OFFICE'] AND NOT s.negated
RETURN DISTINCT a.name AS member, s.relation AS relation, s.role AS role, s.status AS status, c.id AS article
ORDER BY member, relation, coalesce(role, ''), status, article
