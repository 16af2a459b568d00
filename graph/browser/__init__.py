"""Files for people who look at the property graph in Neo4j Browser."""
