"""A SPARQL endpoint on a store, by the server of the oxigraph wheel."""
