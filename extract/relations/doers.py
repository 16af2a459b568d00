"""Who did what an object slot takes up: "called the arrest political" is about whoever made the arrest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from polgraph.extract.clause_parts import STEPS
from polgraph.extract.labels import VERBAL
from polgraph.extract.lexicon import ONE_OF
from polgraph.extract.papers import is_paper, is_writ, paper_before
from polgraph.extract.relations.anaphora import REACTIONS
from polgraph.extract.relations.event_words import event_words
from polgraph.extract.relations.model import How
from polgraph.extract.relations.phrases import antecedent, is_passive, lemmas
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import surface_subject

if TYPE_CHECKING:
    from polgraph.extract.lexicon import Entry
    from polgraph.extract.parse import Token
    from polgraph.extract.relations.anaphora import EventMemory
    from polgraph.extract.relations.frame import Frame
    from polgraph.extract.relations.model import Fill

ISSUING = frozenset("adopt approve author file issue pass present publish release send sign submit table write".split())
"""What those do with a paper who speak by it."""
SUMMING = frozenset({"appos", "dobj", "npadvmod", "attr", "dep"})
"""How the parser hangs a noun that sums up a clause."""


def doers(frame: Frame, entry: Entry, memory: EventMemory) -> list[Fill]:
    """Whoever did what the object slot takes up ("called the arrest political")."""
    if entry.relation not in REACTIONS:
        return _offered(frame, memory) if entry.relation == "AGREE" else []
    # of "condemned the killing" the deed is what the entry asks for, whoever it looks for as the object
    named = [need.slot for need in entry.needs if need.test == ONE_OF and need.slot == "obj"]
    names = dict.fromkeys([*(name.partition(".")[0] for name in entry.object), *named])
    tokens = [(token, how) for name in names for token, how in frame.slots[name]]
    reacting = frozenset(fill.entity for fill in frame.fills(entry.subject))
    found = [fill for token, _ in tokens for fill in memory.agents(token, frame.trigger, reacting)]
    found = found or [fill for token, _ in tokens if is_paper(token) for fill in _issuers_before(frame, token)]
    behind = [token for token, how in tokens if how is How.RELATIVE]
    found = found or [f for token in behind if token.lemma_ in event_words()["claim"] for f in _tellers(frame, token)]
    found = found or [fill for token in behind for fill in memory.behind(token)]
    return found or [fill for token in behind if token.lemma_ in STEPS for fill in _step_takers(frame, token)]


def authors(frame: Frame, entry: Entry, memory: EventMemory) -> list[Fill]:
    """Whose a paper is that itself does something: "X sued Y. The suit accuses Y", "X signed a letter urging Y"."""
    tokens = [_paper_meant(antecedent(token) or token) for name in entry.subject for token, _ in frame.slots[name]]
    papers = [token for token in tokens if is_paper(token)]
    found = [f for token in papers for f in _issuers(frame, token) or _issuers_before(frame, token)]
    return found or [f for t in papers if is_writ(t) for f in memory.agents(t, frame.trigger)]


def _paper_meant(token: Token) -> Token:
    """The paper that "it" stands for, as in "The resolution condemns X. It urges Y"; else the word itself."""
    paper = paper_before(token)
    return token if paper is None else paper


def _issuers(frame: Frame, paper: Token) -> list[Fill]:
    """Who adopts, signs or publishes a paper where it stands, or whose it is."""
    verb = paper.head if paper.dep_ in {"dobj", "nsubjpass"} else None
    places = [c for c in paper.children if c.dep_ == "acl" and c.tag_ == "VBN"] if verb is None else [verb]
    for place in (p for p in places if not ISSUING.isdisjoint(lemmas(p))):
        by = is_passive(place) or place is not verb
        agents = prepositions(place).get("by", []) if by else surface_subject(place)
        found = [fill for token, _ in agents for fill in frame.filler.at(token, How.NESTED, "issuer")]
        if found:
            return found
    # "a report by X", "X's letter"
    return frame.filler.at(paper, How.NESTED, "agent")


def _issuers_before(frame: Frame, paper: Token) -> list[Fill]:
    """Who issued the paper of that kind that the text spoke of last."""
    doc = paper.doc
    before = (t for t in reversed(doc.tokens[: paper.i]) if t.lemma_ == paper.lemma_ and t.pos_ == "NOUN")
    definite = any(c.lower_ in {"the", "this", "that"} for c in paper.children)
    found = (_issuers(frame, token) for token in before) if definite else iter(())
    return [fill._replace(how=How.DISCOURSE) for fill in next((fills for fills in found if fills), [])]


def _offered(frame: Frame, memory: EventMemory) -> list[Fill]:
    """Who made what is agreed to: "X proposed talks, an offer that Y accepted"."""
    behind = [token for token, how in frame.slots["obj"] if how is How.RELATIVE and token.lemma_ in STEPS]
    return [fill for token in behind for fill in memory.behind(token) or _step_takers(frame, token)]


def _tellers(frame: Frame, claim: Token) -> list[Fill]:
    """Who says what a noun sums up: "X said Y had killed Z, a charge that Y rejected"."""
    told = [t for t in claim.ancestors if t.pos_ in VERBAL and t.i < claim.i]
    if not told or claim.dep_ not in SUMMING:
        return []
    return [fill for token, _ in surface_subject(told[-1]) for fill in frame.filler.at(token, How.DISCOURSE, "event")]


def _step_takers(frame: Frame, step: Token) -> list[Fill]:
    """Who does what a noun beside the clause sums up: "X agreed to go home, a step condemned by Y"."""
    clause = next((t for t in step.ancestors if t.pos_ in VERBAL), None)
    if clause is None or step.dep_ not in SUMMING or step.i < clause.i:
        return []
    agents = prepositions(clause).get("by", []) if is_passive(clause) else surface_subject(clause)
    return [fill for token, _ in agents for fill in frame.filler.at(token, How.DISCOURSE, "event")]
