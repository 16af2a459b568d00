"""Clauses that leave out what the one before says: "X left, as did Y", "X backed A, and Y B", "but Y did not"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from polgraph.extract.labels import BRANCHES, NOMINAL_SUBJECTS, VERBAL
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.phrases import conjuncts

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler

STANDING_IN = frozenset({"do", "have", "be"})
"""Verbs that stand for a whole clause when nothing but a subject is with them."""
OWN = frozenset({"xcomp", "ccomp", "attr", "acomp", "oprd", "prep", "agent", "auxpass", "expl", "dative"})
"""What only a full clause has."""
AGAIN = frozenset({"so", "neither", "nor", "too", "likewise"})
SAME = frozenset({"likewise", "same"})
INVERTING = frozenset({"so", "neither", "nor"})
ACTING = frozenset({"subj", "agent", "obj", "theme"})
GAP = "dep"
"""How an object whose verb is left out hangs on its subject (`clause_parts.py`)."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A clause of which only the subject is new, or the subject and the object."""

    verb: Token
    """The verb of the full clause."""
    clause: Token
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    negated: bool


def with_echoes(candidates: list[Candidate], doc: Doc, filler: Filler) -> list[Candidate]:
    """The candidates and those of the shortened clauses; without those that take a subject there for an object."""
    echoes = [echo for token in doc if (echo := _shortened(token) or _gapped(token)) is not None]
    if not echoes:
        return candidates
    kept = [c for c in candidates if not any(_crosses(c, echo, doc) for echo in echoes)]
    new = [one for echo in echoes for c in kept for one in _echoed(c, echo, doc, filler)]
    # "X and Y left, as did Z" says only once that Z left
    return kept + list({(c.trigger, c.rule, c.subject.entity, c.relation, c.object.entity): c for c in new}.values())


def _shortened(token: Token) -> Echo | None:
    """As in "as did Y", "and so did Y", "but Y did not"."""
    if token.lemma_ not in STANDING_IN or not token.i:
        return None
    same = any(child.lower_ in SAME for child in token.children if child.dep_ in {"dobj", "advmod"})
    if not (same or token.dep_ in {"advcl", "conj"}):
        return None
    kinds = {child.dep_ for child in token.children}
    first = [c for c in token.children if c.dep_ == "ccomp" and c.i < token.i] if same else []
    if kinds & (OWN - {"ccomp"} if first else OWN):
        return None
    before = token.doc[token.i - 1].lower_
    # "nor did Y": the parser takes the subject behind the verb for an object
    subjects = [c for c in token.children if c.dep_ in NOMINAL_SUBJECTS or (before in INVERTING and c.dep_ == "dobj")]
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "advmod", "cc"}} | {before}
    negated = "neg" in kinds
    own = any(c.dep_ == "dobj" and c not in subjects and c.lower_ not in SAME for c in token.children)
    if own or not subjects or not (same or negated or AGAIN & marks or ("as" in marks and token.i < subjects[0].i)):
        return None
    verb = _full(first[0] if first else token.head)
    return None if verb is None else Echo(verb, token, tuple(t for t, _ in conjuncts(subjects[0])), (), negated)


def _gapped(token: Token) -> Echo | None:
    """As in "X backed A, and Y B"."""
    if token.dep_ != "conj" or token.pos_ not in {"PROPN", "NOUN"} or token.head.pos_ not in VERBAL:
        return None
    given = [child for child in token.children if child.dep_ == GAP and child.i > token.i]
    verb = _full(token.head) if given else None
    return None if verb is None else Echo(verb, token, (token,), tuple(t for t, _ in conjuncts(given[0])), False)


def _full(verb: Token) -> Token | None:
    """The verb with the subject that the shortened clause replaces."""
    while verb.pos_ in VERBAL:
        if any(child.dep_ in NOMINAL_SUBJECTS for child in verb.children):
            return verb
        if verb.dep_ not in {"conj", "xcomp"}:
            return None
        verb = verb.head
    return None


def _within(token: Token, top: Token) -> bool:
    return token is top or top.is_ancestor(token)


def _short(token: Token, echo: Echo) -> bool:
    """Whether a word stands in the shortened clause, which may have the full one below it."""
    return _within(token, echo.clause) and not (echo.clause.is_ancestor(echo.verb) and _within(token, echo.verb))


def _crosses(candidate: Candidate, echo: Echo, doc: Doc) -> bool:
    """Whether a candidate of the full clause takes somebody out of the shortened one, who has no part in it."""
    if _short(doc[candidate.trigger], echo) or not _within(doc[candidate.trigger], echo.verb):
        return False
    return any(_short(doc[fill.token], echo) for fill in (candidate.subject, candidate.object))


def _echoed(candidate: Candidate, echo: Echo, doc: Doc, filler: Filler) -> list[Candidate]:
    """What the shortened clause says, by a candidate of the full one."""
    trigger = doc[candidate.trigger]
    first = [child for child in echo.verb.children if child.dep_ in NOMINAL_SUBJECTS]
    if not _within(trigger, echo.verb) or _short(trigger, echo) or any(_within(trigger, top) for top in first):
        return []
    if echo.objects:
        return _regapped(candidate, echo, doc, filler, first)
    modality = replace(candidate.modality, negated=True) if echo.negated else candidate.modality
    found = []
    for role in ("subject", "object"):
        fill: Fill = getattr(candidate, role)
        if fill.slot in ACTING and _stands_for(doc[fill.token], first):
            other = candidate.object if role == "subject" else candidate.subject
            for new in _fills(echo.subjects, filler, fill, other):
                made = replace(candidate, modality=modality)
                found.append(replace(made, subject=new) if role == "subject" else replace(made, object=new))
    return found


def _regapped(candidate: Candidate, echo: Echo, doc: Doc, filler: Filler, first: list[Token]) -> list[Candidate]:
    """Subject and object of the shortened clause in the place of those of the full one."""
    if candidate.trigger != echo.verb.i or doc[candidate.object.token].dep_ != "dobj":
        return []
    if candidate.subject.slot != "subj" or not _stands_for(doc[candidate.subject.token], first):
        return []
    return [
        replace(candidate, subject=subject, object=object_)
        for object_ in _fills(echo.objects, filler, candidate.object, None)
        for subject in _fills(echo.subjects, filler, candidate.subject, object_)
    ]


def _stands_for(token: Token, subjects: list[Token]) -> bool:
    """Whether a word stands in a subject, not in a clause or apposition below it."""
    while token not in subjects:
        if token.dep_ in BRANCHES or token.head is token:
            return False
        token = token.head
    return True


def _fills(tokens: tuple[Token, ...], filler: Filler, like: Fill, other: Fill | None) -> list[Fill]:
    taken = None if other is None else other.entity
    fills = [fill for token in tokens for fill in filler.at(token, max(How.SHARED, like.how), like.slot)]
    return [fill for fill in fills if fill.entity != taken]
