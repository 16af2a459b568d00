// title: Organisations of a country, with what is said of them
// description: Everything that is no person and no place and belongs to the country.
// parameter: country e.g. Iraq - the name of the state; its case does not matter
MATCH (a:Actor)
WHERE toLower(a.country) = toLower($country) AND NOT a.type IN ['person', 'place']
OPTIONAL MATCH (a)<-[:SUBJECT|OBJECT]-(s:Statement)
WITH a, count(DISTINCT s) AS statements
RETURN a.name AS organisation, a.type AS kind, statements
ORDER BY statements DESC, organisation, kind
