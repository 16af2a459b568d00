"""The RDF projection of a ledger: Oxigraph behind rdflib, one named graph an article."""
