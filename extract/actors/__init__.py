"""Finding political actors in a parsed article: noun phrases, names, types, entities, coreference."""
