"""Articles to statements: readers, cleaning, actors, coreference, relations. Never imports `polgraph.graph`."""
