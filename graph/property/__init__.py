"""The property graph projection of a ledger: one shape and one loader for Neo4j and for the embedded engine."""
