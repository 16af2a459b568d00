"""Which actors of different articles are one: nodes, links between them, judgements, and the actors they make."""
