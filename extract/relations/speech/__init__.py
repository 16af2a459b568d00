"""Speech acts that no single word states: a reporting clause together with what it reports.

"X said it would expel Y" threatens Y, "X said Y must leave" asks something of Y, "X said Y had lied" accuses Y, "X will
not meet Y" rejects Y. What the clause says decides: whether its subject is the speaker, whether the act that it names
is friendly or hostile (by the relation that the lexicon gives it), whether it lies ahead, and whether it is denied.
"""
