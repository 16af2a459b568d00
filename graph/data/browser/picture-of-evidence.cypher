// title: The picture of an article: its statements between their actors
// description: Statement nodes carry the quotes, also those that are denied, alleged or only intended.
// parameter: article e.g. voa-2020-12-26 - the id of the article
MATCH (c:Article)<-[from:FROM]-(s:Statement)
WHERE c.id = $article
MATCH path = (:Actor)<-[:SUBJECT]-(s)-[:OBJECT]->(:Actor)
RETURN path, from, c
LIMIT 200
