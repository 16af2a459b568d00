// How far the graph has followed the ledger.
MATCH (p:Projection {id: $id})
RETURN p.lastChange AS seq, p.chain AS chain, p.shape AS shape, p.stage AS stage, p.after AS after
