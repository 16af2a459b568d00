// title: The picture of all conflicts
// description: Direct relationships of the hostile types, the surest first.
MATCH path = (a:Actor)-[tie]->(b:Actor)
WHERE type(tie) IN ['ACCUSES', 'REJECTS', 'THREATENS', 'PROTESTS_AGAINST', 'SANCTIONS', 'MOBILIZES_AGAINST', 'COERCES',
  'ASSAULTS', 'OPPOSED_TO']
RETURN path
ORDER BY tie.confidence DESC, tie.statement
LIMIT 200
