// title: How much verbal and material cooperation and conflict there is
// description: Events by PLOVER's quad class: statements that are asserted or reported, pairs of actors, and stories.
MATCH (a:Actor)<-[:SUBJECT]-(s:Statement)-[:OBJECT]->(b:Actor)
MATCH (s)-[:FROM]->(c:Article)
WHERE s.status IN ['asserted', 'reported'] AND NOT s.negated
WITH s, c, a.id + ' ' + b.id AS pair,
  CASE
    WHEN s.relation IN ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE'] THEN 'verbal_cooperation'
    WHEN s.relation IN ['COOPERATE', 'AID', 'RETREAT'] THEN 'material_cooperation'
    WHEN s.relation IN ['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'] THEN 'verbal_conflict'
    WHEN s.relation IN ['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'] THEN 'material_conflict'
  END AS class
WHERE class IS NOT NULL
RETURN class, count(DISTINCT s) AS statements, count(DISTINCT pair) AS pairs, count(DISTINCT c.story) AS sources
ORDER BY class
