"""From a parse with resolved actors to statements: predicates and their arguments, standing relations, status."""
