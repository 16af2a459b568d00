// Moves the mark on, if it still stands where the writer believes: the first SET takes the lock before it is read.
MATCH (p:Projection {id: $id})
SET p.claimed = true
WITH p
WHERE p.lastChange = $before.seq AND p.chain = $before.chain AND p.shape = $before.shape
  AND p.stage = $before.stage AND p.after = $before.after
SET p.lastChange = $next.seq, p.chain = $next.chain, p.shape = $next.shape, p.stage = $next.stage, p.after = $next.after
RETURN count(p) AS written
