// Sets the mark, whatever it was.
MERGE (p:Projection {id: $id})
SET p.lastChange = $next.seq, p.chain = $next.chain, p.shape = $next.shape, p.stage = $next.stage, p.after = $next.after
RETURN count(p) AS written
