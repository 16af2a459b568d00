// title: How many statements there are of each relation and status
// description: Negated ones are counted by themselves.
MATCH (s:Statement)
RETURN s.relation AS relation, s.status AS status, s.negated AS negated, count(s) AS statements
ORDER BY relation, status, negated
