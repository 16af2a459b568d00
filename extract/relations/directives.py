"""Directives whose content is a clause: "X told Y to leave", "X wants Y to resign", "X insists that Y pay".

The clause says who is to act, so its understood subject is the one of whom it is asked. What is to be done decides the
rest: whoever orders somebody to leave the country expels him, whoever orders a paper to close bans it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from polgraph.extract.labels import HELPERS, NOMINAL_SUBJECTS, VERBAL
from polgraph.extract.relations.model import Candidate, Fill, How
from polgraph.extract.relations.phrases import is_passive, lemmas, objects
from polgraph.extract.relations.prepositions import prepositions
from polgraph.extract.relations.syntax import surface_subject
from polgraph.extract.tables import read_table
from polgraph.ontology.records import ActorType

if TYPE_CHECKING:
    from polgraph.extract.parse import Doc, Token
    from polgraph.extract.relations.fills import Filler
    from polgraph.extract.relations.modality import ModalityReader

OBLIGED = frozenset({"must", "should", "ought", "shall"})
CIVIL = frozenset({ActorType.PERSON, ActorType.GROUP, ActorType.MEDIA, ActorType.ORGANIZATION, ActorType.PARTY})
CIVIL_OR_MISSION = CIVIL | {ActorType.INTERNATIONAL_ORGANIZATION}
ELSE = frozenset("face forfeit lose risk suffer".split())
"""Verbs of what befalls whoever does not obey: "told Y to leave or face arrest"."""
PREDICATES = {
    "REQUEST": "demands action of",
    "SANCTION": "expels",
    "COERCE": "shuts down",
    "THREATEN": "threatens",
}


@cache
def directive_words() -> dict[str, str]:
    """The class of each verb of `directives.tsv`: order, wish, proposal; departure and closure for what is ordered."""
    return {row["verb"]: row["class"] for row in read_table("directives.tsv")}


class DirectiveFinder:
    """Finds the directives of one article.

    Args:
        filler: finds the actors of slots.
        modality: reads status and source of the directive.
    """

    def __init__(self, filler: Filler, modality: ModalityReader) -> None:
        self.filler = filler
        self.modality = modality

    def run(self, doc: Doc) -> list[Candidate]:
        """All directives in order of the text."""
        found: list[Candidate] = []
        for verb in doc:
            kind = _class(verb) if verb.pos_ in VERBAL else ""
            if kind in {"order", "wish", "proposal"}:
                for clause in (c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i):
                    if _directs(clause, kind):
                        found += self._directed(verb, clause, kind)
        return found

    def _directed(self, verb: Token, clause: Token, kind: str) -> list[Candidate]:
        if is_passive(verb):
            givers, takers = prepositions(verb).get("by", []), surface_subject(verb)
        else:
            # "told Y that it must pay" is addressed to Y
            told = objects(verb) if kind == "order" else []
            givers, takers = surface_subject(verb), told or surface_subject(clause)
        found: list[Candidate] = []
        asked = [f for token, how in takers for f in self.filler.at(token, min(how, How.CONTROL), "comp")]
        for giver in (f for token, how in givers for f in self.filler.at(token, how, "subj")):
            for one in (f for f in asked if f.entity != giver.entity):
                relations = ["REQUEST", *self._deed(clause, kind, one)]
                found += [self._candidate(verb, relation, giver, one) for relation in relations]
        return found

    def _deed(self, clause: Token, kind: str, asked: Fill) -> list[str]:
        """What an order amounts to that is as good as done."""
        actor = self.filler.type_of(asked)
        if kind != "order":
            return []
        if _has_else(clause):
            return ["THREATEN"]
        deed = _class(clause)
        if deed == "departure" and actor in CIVIL_OR_MISSION:
            return ["SANCTION"]
        return ["COERCE"] if deed == "closure" and actor in CIVIL else []

    def _candidate(self, verb: Token, relation: str, giver: Fill, asked: Fill) -> Candidate:
        modality, rule = self.modality.read(verb), f"directive {_class(verb)}"
        return Candidate(verb.i, giver, asked, relation, PREDICATES[relation], None, modality, None, rule)


def _class(verb: Token) -> str:
    return next((kind for lemma in lemmas(verb) if (kind := directive_words().get(lemma))), "")


def _has_else(clause: Token) -> bool:
    """Whether an order names what follows if it is not obeyed ("… or face arrest", "… or be expelled")."""
    either = any(child.dep_ == "cc" and child.lower_ == "or" for child in clause.children)
    others = (child for child in clause.children if child.dep_ == "conj" and child.i > clause.i)
    return either and any(is_passive(other) or _is_else(other) for other in others)


def _is_else(other: Token) -> bool:
    """Whether a word tells of what befalls somebody; "face arrest" may be parsed as a compound noun."""
    return any(not ELSE.isdisjoint(lemmas(token)) for token in (other, *other.lefts))


def _directs(clause: Token, kind: str) -> bool:
    """Whether a clause says what is to be done: an infinitive, "must" or "should", a subjunctive ("that Y pay")."""
    aux = {child.lower_ for child in clause.children if child.dep_ in HELPERS}
    own = any(child.dep_ in NOMINAL_SUBJECTS for child in clause.children)
    if "to" in aux:
        return kind == "order" or own
    if aux & OBLIGED and own:
        return True
    bare = clause.tag_ in {"VB", "VBP"} or "be" in aux
    return kind == "proposal" and own and bare and not aux - {"be"}
