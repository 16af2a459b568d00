"""Which actors of different articles are one: nodes of names, links between them, judgements, and the actors they make."""
