"""Objects that the parse offers and the sentence does not mean: for whom one demands, with whom one threatens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.relations.event_words import event_words
from polgraph.extract.relations.phrases import lemmas

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.model import Candidate

CALLING = "calls on"


def is_misread(candidate: Candidate, doc: Doc) -> bool:
    """Whether the object of a request or threat is only somebody whom the words around it speak of."""
    if candidate.relation == "REQUEST":
        token = doc[candidate.object.token]
        return _is_owed(token) or (candidate.predicate == CALLING and _is_judged(token, doc[candidate.trigger]))
    return candidate.relation == "THREATEN" and is_used(doc[candidate.object.token])


def _is_owed(token: Token) -> bool:
    """As in "demanded compensation for the families", of whom nothing is asked."""
    owed = token.dep_ == "pobj" and token.head.lower_ == "for" and token.head.i > 0
    return owed and token.head.nbor(-1).lemma_.lower() in event_words()["owed"]


def _is_judged(token: Token, trigger: Token) -> bool:
    """As in "called the government soft on smugglers", on whom nobody calls."""
    above = token.head.head
    return token.dep_ == "pobj" and above.i != trigger.i and above.dep_ in {"oprd", "acomp", "amod"}


def is_used(token: Token) -> bool:
    """Whether somebody is to do a threatened deed and not to suffer it: "threatened to bring in workers"."""
    verb = token.head
    if token.dep_ != "dobj" or verb.tag_ != "VB":
        return False
    particles = {child.lower_ for child in verb.children if child.dep_ == "prt"}
    used = event_words()["used"] | (event_words()["fetched"] if "in" in particles else frozenset())
    return not used.isdisjoint(lemmas(verb))
