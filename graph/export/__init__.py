"""Writing a store into files that other programs read: RDF, network files, and tables."""
