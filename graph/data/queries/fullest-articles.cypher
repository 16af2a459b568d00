// title: Articles by how much they say
// description: Statements and actors of each article.
MATCH (s:Statement)-[:FROM]->(c:Article)
WITH c, count(s) AS statements
MATCH (c)-[:MENTIONS]->(a:Actor)
WITH c, statements, count(a) AS actors
RETURN c.id AS article, c.headline AS headline, c.published AS published, c.publisher AS publisher, statements, actors
ORDER BY statements DESC, actors DESC, article
