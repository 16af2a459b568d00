"""Sets of spaCy's labels for English that many rules ask for."""

from __future__ import annotations

NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Subjects that may be an actor."""
SUBJECTS = NOMINAL_SUBJECTS | {"csubj"}
"""The same with clauses as subjects."""
ANY_SUBJECT = SUBJECTS | {"expl"}
"""The same with "there"."""
VERBAL = frozenset({"VERB", "AUX"})
INFLECTED = frozenset({"VBD", "VBZ"})
"""Tags of finite verbs that are not spelled like the infinitive."""
FINITE = INFLECTED | {"VBP"}
TENSED = FINITE | {"MD"}
"""Finite verbs and modals: what a main clause has one of."""
BARE = frozenset({"VB", "VBG"})
"""Tags of infinitives and gerunds."""
HELPERS = frozenset({"aux", "auxpass"})
MODIFYING = frozenset({"amod", "compound", "nmod"})
"""How a word hangs on the noun that it stands before."""
TIMES = frozenset({"DATE", "TIME"})
"""Kinds of entities that tell when."""
BRANCHES = frozenset({"relcl", "acl", "appos"})
"""What hangs on a noun and says something of it in a clause or name of its own."""
CLAUSE_SIGNS = NOMINAL_SUBJECTS | {"mark"}
"""What a verb form has that is a clause of its own."""
