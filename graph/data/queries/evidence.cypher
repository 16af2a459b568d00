// title: The quotes of an article with their places in the text
// description: Characters are counted from 0; the text from the first to before the last is the quote.
// parameter: article e.g. voa-2020-12-26 - the id of the article
MATCH (c:Article)<-[:FROM]-(s:Statement)
WHERE c.id = $article
MATCH (a:Actor)<-[:SUBJECT]-(s)-[:OBJECT]->(b:Actor)
RETURN DISTINCT a.name AS subject, s.relation AS relation, b.name AS object, s.status AS status, s.negated AS negated,
  s.quoteStart AS first, s.quoteEnd AS last, s.quote AS quote
ORDER BY first, last, subject, relation, object, status, negated
