// title: Publishers by what they say
// description: Articles, different stories and statements of each; articles without a publisher are counted together.
MATCH (c:Article)
OPTIONAL MATCH (s:Statement)-[:FROM]->(c)
WITH c.publisher AS publisher, count(DISTINCT c) AS articles, count(DISTINCT c.story) AS stories,
  count(DISTINCT s) AS statements
RETURN publisher, articles, stories, statements
ORDER BY statements DESC, coalesce(publisher, '')
