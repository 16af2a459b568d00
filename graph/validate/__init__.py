"""Whether a store keeps to the model: SHACL for some articles, the same as SPARQL for all, and the quotes."""
